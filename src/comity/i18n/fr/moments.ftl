moment = État au { $date } (feuille { $leaf } sur { $size })
moment-leaf = État à la feuille { $leaf } sur { $size }
moment-now = maintenant
moment-choose = À un autre moment
moment-label = Jour (AAAA-MM-JJ) ou nombre de feuilles
moment-go = Afficher
moment-see-now = La même page maintenant
moment-derived = Ce qui découle de cet acte – statut, réponses, positions, obligations – est montré tel qu’il résulte { $leaf ->
    [one] de la première feuille
   *[other] des { $leaf } premières feuilles
 } du journal.
error-moment = Ce n’est pas un moment de cet organe
    .advice = Écrivez un jour du calendrier sous la forme AAAA-MM-JJ, ou un nombre de feuilles.
error-then = Cela n’existait pas encore le { $when }
    .advice = Le journal n’en était pas encore là à ce moment.
error-then-leaf = Cela n’existait pas encore à la feuille { $when }
head-index = Feuille
head-date = Date
head-symbol = Cote
head-form = Nature
head-for = Au nom de
head-title = Titre
head-status = État
head-record = Acte
head-count = Actes
head-first = Premier
head-last = Dernier
head-holder = Titulaire
head-stance = Position
head-owner = Débiteur
head-duty = Obligation
head-to = Envers
head-article = Règle
head-due = Échéance
head-code = Code
head-acceded = Adhésion
digest-equal = Égaux : les deux déduisent la même chose des { $size } premières feuilles.
digest-longer = L’un des deux a { $count ->
    [one] une feuille
   *[other] { $count } feuilles
 } de plus.
digest-differ = Ils diffèrent d’abord à la feuille { $index }, acte { $record }.
digest-same-leaf = La feuille est la même des deux côtés ; ce qui en a été déduit ne l’est pas :
digest-other-leaf = La feuille elle-même est une autre ({ $record }) : ce sont deux journaux.
digest-state-differs = Ils diffèrent quelque part dans les { $size } premières feuilles ; une note d’état ne dit pas où, le dossier de l’autre le dirait.
digest-not-written = non écrite
digest-ended = terminée
