# Les pages d’un miroir (docs/operators/mirror.md).

mirror-alarms = Ce que ce miroir a trouvé d’incorrect
mirror-banner = La copie de ce registre tenue par un miroir, non le site du greffe
mirror-banner-more = jusqu’où il a vérifié
mirror-banner-of = Une copie de ce registre, tenue par { $keeper }
mirror-checked = Vérifié
mirror-checked-on = Le { $when } : { $size ->
    [one] { $size } feuille détenue
   *[other] les { $size } feuilles détenues
}, chaque signature et chaque horodatage vérifiés, chaque conclusion refaite ; l’empreinte est celle que le greffe a signée.
mirror-evidence-about = Chaque fichier montre à lui seul que le journal a signé ce qu’aucun journal honnête ne signe. Chacun peut le vérifier sans réseau :
mirror-evidence-files = Preuves
mirror-filling = Ces pages vont jusque-là ; { $count ->
    [one] { $count } feuille de plus est vérifiée et reste à y porter
   *[other] { $count } feuilles de plus sont vérifiées et restent à y porter
}.
mirror-keeper = Tenu par
mirror-keeper-unsaid = celui qui le tient n’a pas donné de nom
mirror-key = Cosigne sous le nom de
mirror-no-alarms = Rien. Ce qui est détenu est ce que le journal a signé, et ses conclusions sont celles que donnent ses règles.
mirror-no-key = il ne cosigne pas
mirror-not-checked = pas encore jusqu’au bout
mirror-own = Qui ne veut pas non plus se fier à cette copie en fait une autre :
mirror-page = Ce miroir
mirror-page-about = Ces pages sont lues dans une copie entière du journal, que celui qui la tient a vérifiée. Elles ne demandent rien au secrétariat et subsistent s’il disparaît. Ce que seuls les membres peuvent lire n’est pas dans la copie, et elle ne reçoit aucun dépôt.
mirror-source = Copié depuis
mirror-source-folder = un dossier de la machine même de celui qui le tient
