search = Поиск
search-go = Искать
search-words = Слова
search-in = на языке
search-every-language = любом
search-form = Вид
search-every-form = любой
search-party = От имени
search-everybody = всех
search-year = Год
search-how = Должны встретиться все слова, в любой форме. «Кавычки» ищут точное выражение, -слово – акты без него.
search-count = { $count ->
    [0] Актов не найдено.
    [one] Найден { $count } акт.
    [few] Найдено { $count } акта, сначала новые.
   *[many] Найдено { $count } актов, сначала новые.
 }
search-count-more = Найдено более { $count } актов, сначала новые.
search-behind = Указатель ещё строится: просмотрено листов – { $reach } из { $size }.
search-also = Также искали:
search-as-typed = Искать только как набрано
search-with-other = Искать и другие написания имён
search-none = Ничего не подходит. Попробуйте меньше слов, другой язык или без отбора.
search-unavailable = Указатель сейчас нельзя записать; сами акты на месте.
search-newer = Новее
search-older = Старее
search-site = Поиск по актам
head-passage = Отрывок
cite = Как сослаться на этот акт
cite-plain = { $author }, «{ $title }» ({ $number }), { $body }, { $date }.
cite-proof = Акт { $record } в журнале { $log }, корень { $root } при { $size } листах.
cite-archive = Реконструкция по открытым источникам.
cite-exercise = УЧЕНИЕ.
cite-live = { "" }
cite-bibtex = BibTeX
cite-ris = RIS
feed = Лента Atom
cite-attributed = { $name } (приписано)
