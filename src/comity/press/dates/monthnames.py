"""The months by their names and short names in the languages in which pages of the region say when they were written.

Knows single words, lower case, as CLDR has them and `tokens.shadow` reads them; no grammar. Law: a word that means one month in
one language and another in another (`listopad`) is none; a test holds the words to CLDR.
"""

from typing import Final

LANGUAGES: Final = (
    *("az", "az_Cyrl", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "hr"),
    *("hu", "hy", "it", "ka", "kk", "ky", "lt", "lv", "mk", "nb", "nl", "pl", "pt", "ro", "ru", "sk"),
    *("sl", "sq", "sr", "sr_Latn", "sv", "tg", "tk", "tr", "tt", "uk", "uz", "uz_Cyrl"),
)
"""Languages as CLDR calls them, whatever the language of the article."""
_NAMES: Final = (
    (
        "ene enero gen gener gennaio ian ianuarie jaan jaanuar jan janar janeiro januar januari january január januára "
        "janv janvier janvāris led leden ledna oca ocak saus sausio sausis sij siječanj siječnja sty styczeń stycznia "
        "tammi tammikuu tammikuuta yan yanvar ýan ýanwar ιαν ιανουάριος ιανουαρίου гыйн гыйнвар сту студзень студзеня січ "
        "січень січня янв январ январь января яну януари јан јанвар јануар јануари қаң қаңтар հնվ հունվար հունվարի იან "
        "იანვარი"
    ),
    (
        "feb febbraio febr febrer febrero februar februari februarie february február februára februāris fev fevereiro "
        "fevral few fewral févr février helmi helmikuu helmikuuta lut lutego luty shk shkurt vas vasario vasaris veebr "
        "veebruar velj veljača veljače úno únor února şub şubat φεβ φεβρουάριος φεβρουαρίου ақп ақпан лют лютага лютий "
        "лютого люты феб фебруар фев февр феврал февраль февраля февруари փետրվար փետրվարի փտվ თებ თებერვალი"
    ),
    (
        "bře březen března kov kovas kovo maalis maaliskuu maaliskuuta maart mar marca march marec mars mart martie marts "
        "marzec marzo març março mrt márc március mär märts märz ožu ožujak ožujka μάρ μάρτιος μαρ μαρτίου бер березень "
        "березня мар март марта нау наурыз сак сакавік сакавіка մարտ մարտի մրտ მარ მარტი"
    ),
    (
        "abr abril apr aprel april aprile aprilie aprill apríl apríla aprīlis avr avril bal balandis balandžio dub duben "
        "dubna huhti huhtikuu huhtikuuta kwi kwiecień kwietnia nis nisan pri prill tra travanj travnja ápr április απρ "
        "απρίλιος απριλίου апр апрел апрель апреля април квіт квітень квітня кра красавік красавіка сәу сәуір ապր ապրիլ "
        "ապրիլի აპრ აპრილი"
    ),
    (
        "geg gegužė gegužės kvě květen května mag maggio mai maig maijs maio maj maja may mayo mayıs maý mei máj mája "
        "május svi svibanj svibnja touko toukokuu toukokuuta μάι μάιος μαΐ μαΐου май мам мамыр мая мај трав травень "
        "травня մայիս մայիսի մյս მაი მაისი"
    ),
    (
        "birž birželio birželis cze czerwca czerwiec giu giugno haz haziran iun iunie iyn iyun iýun juin jun june junho "
        "juni junij junio juny juuni jún júna június jūn jūnijs kesä kesäkuu kesäkuuta lipanj lipnja qer qershor červen "
        "června čvn ιουν ιουνίου ιούν ιούνιος июн июнь июня ијн ијун мау маусым черв червень червня чэр чэрвень чэрвеня "
        "юни јун јуни հնս հունիս հունիսի ივნ ივნისი"
    ),
    (
        "heinä heinäkuu heinäkuuta iul iulie iyl iyul iýul juil juillet jul julho juli julij julio juliol july juuli júl "
        "júla július jūl jūlijs korr korrik liep liepa liepos lipca lipiec lug luglio srpanj srpnja tem temmuz července "
        "červenec čvc ιουλ ιουλίου ιούλ ιούλιος июл июль июля ијл ијул лип липень липня ліп ліпень ліпеня шіл шілде юли "
        "јул јули հլս հուլիս հուլիսի ივლ ივლისი"
    ),
    (
        "ago agost agosto août aug august augusta augusti augusts augustus augusztus avg avgust avq avqust awg awgust ağu "
        "ağustos elo elokuu elokuuta gush gusht kol kolovoz kolovoza rugp rugpjūtis rugpjūčio sie sierpień sierpnia srpen "
        "srpna αυγ αυγούστου αύγ αύγουστος авг август августа жні жнівень жніўня серп серпень серпня там тамыз օգոստոս "
        "օգոստոսի օգս აგვ აგვისტო"
    ),
    (
        "eyl eylül rugs rugsėjis rugsėjo ruj rujan rujna sen sentabr sentyabr sentýabr sep sept septembar september "
        "septembra septembre septembrie septembris septiembre set setembre setembro settembre sht shtator syys syyskuu "
        "syyskuuta szept szeptember wrz wrzesień września zář září σεπ σεπτέμβριος σεπτεμβρίου вер верасень верасня "
        "вересень вересня сен сент сентябр сентябрь сентября сентјабр сеп септембар септември қыр қыркүйек սեպ սեպտեմբեր "
        "սեպտեմբերի სექ სექტემბერი"
    ),
    (
        "eki ekim loka lokakuu lokakuuta oct october octobre octombrie octubre okt oktabr oktobar oktober oktobris "
        "oktoober oktyabr október októbra oktýabr ott ottobre out outubro paź październik października spal spalio spalis "
        "tet tetor říj říjen října οκτ οκτωβρίου οκτώβριος жовт жовтень жовтня кас кастрычнік кастрычніка окт октобар "
        "октомври октябр октябрь октября октјабр қаз қазан հոկ հոկտեմբեր հոկտեմբերի ოქტ ოქტომბერი"
    ),
    (
        "kas kasım lapkr lapkritis lapkričio listopadu marras marraskuu marraskuuta noiembrie nov novembar november "
        "novembra novembre novembris novembro noviembre noy noyabr noý noýabr nën nëntor stu studeni studenoga νοέ "
        "νοέμβριος νοε νοεμβρίου лист листопад листопада ліс лістапад лістапада нов новембар ное ноември ноя нояб ноябр "
        "ноябрь ноября ној нојабр қар қараша նոյ նոյեմբեր նոյեմբերի ნოე ნოემბერი"
    ),
    (
        "ara aralık dec decembar december decembra decembrie decembris dek dekabr des desember desembre dets detsember "
        "dez dezember dezembro dhj dhjetor dic dicembre diciembre déc décembre gru grudnia grudzień gruod gruodis "
        "gruodžio joulu joulukuu joulukuuta pro prosinac prosinca prosince prosinec δεκ δεκέμβριος δεκεμβρίου груд "
        "грудень грудня дек декабр декабрь декабря декември дец децембар жел желтоқсан сне снежань снежня դեկ դեկտեմբեր "
        "դեկտեմբերի დეკ დეკემბერი"
    ),
)
"""January first."""
MONTHS: Final = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""Each name with its month."""
