map = Carte
map-short = Ce qui a été notifié et signalé, et où
map-lead = Chaque acte qui donne un lieu, là où son auteur le situe. Les signes distinguent les genres et les moments, jamais les parties ; un numéro mène à sa ligne ci-dessous. Les actes retirés ou remplacés n’y sont pas.
map-about = { $count ->
    [0] Aucun lieu n’est marqué.
    [one] { $count } lieu est marqué ; c’est une ligne du tableau.
   *[other] { $count } lieux sont marqués ; chacun est une ligne du tableau.
}
map-attribution = Trait de côte : Natural Earth (domaine public), simplifié à environ 2 km.
map-projection = Projection azimutale équivalente de Lambert ; l’échelle vaut au centre.
map-neutral = Aucune frontière et aucun nom de pays ne sont tracés.
map-extent = Le trait de côte va de { $south } à { $north } et de { $west } à { $east }.
map-none-asked = Aucun formulaire de cet organe ne demande de coordonnées : il n’y a rien à tracer. Ce que les actes disent des lieux est dans leurs textes.
map-none = Aucun acte en vigueur ne donne encore de coordonnées. On les donne dans les formulaires qui demandent un lieu.
map-none-chosen = Rien de ces genres et moments ne donne de coordonnées.
map-kinds = Genres
map-times = Moments
map-coming = à venir
map-running = en cours
map-past = terminé
map-show = Montrer ceux-ci
map-show-all = Tout montrer
map-closer = Plus près
map-farther = Plus loin
map-whole = Carte entière
map-keys = La carte étant active : + et − rapprochent et éloignent, les flèches déplacent, 0 montre tout.
map-file = Carte en fichier (SVG)
map-table = Ce qui est sur la carte
map-number = Nº
map-what = Acte
map-who = De
map-when = Quand
map-where = Où
map-outside = hors du trait de côte, non tracé
map-outside-count = { $count ->
    [one] { $count } lieu sort du trait de côte fourni ; il n’est que dans le tableau.
   *[other] { $count } lieux sortent du trait de côte fourni ; ils ne sont que dans le tableau.
}
map-tells-of = récit du nº { $number }
map-tells-of-record = récit d’un autre acte
map-older = Déposés avant
map-whole-body = Carte de l’organe
map-mark = { $number } : { $title }, { $who }
map-size = en l’état de { $count ->
    [one] { $count } acte du journal
   *[other] { $count } actes du journal
}
