timeline = Chronologie du dialogue
    .menu = Chronologie
timeline-lead = { $count ->
    [one] Séances, suspensions et dossiers les plus longs de ce registre sur un seul axe du temps. Une interruption est une période de plus de { $count } jour sans séance dans ce registre ; s’il y en eut d’autres en dehors, il ne le dit pas. Des tableaux des mêmes données suivent le dessin.
   *[other] Séances, suspensions et dossiers les plus longs de ce registre sur un seul axe du temps. Une interruption est une période de plus de { $count } jours sans séance dans ce registre ; s’il y en eut d’autres en dehors, il ne le dit pas. Des tableaux des mêmes données suivent le dessin.
 }
timeline-drawing = Dessin de la chronologie ; chaque marque mène à son acte
timeline-about = De haut en bas : suspensions ({ $suspensions }), séances ({ $sittings } marques) et interruptions ({ $gaps }), dossiers ({ $threads }), années.
timeline-open = Toute la chronologie, avec tableaux
timeline-suspended = { $scope } : { $title }, { $date }
timeline-gaps = Interruptions entre les séances
gap-after = Après la séance du
gap-before = Jusqu’au
gap-length = Durée
gap-to-end = fin de ce qui est connu ici
count-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
 }
count-sittings = { $count ->
    [one] { $count } séance
   *[other] { $count } séances
 }
empty-timeline = Rien à dessiner encore : ni séance, ni suspension, ni dossier de plusieurs actes.
empty-gaps = Aucune interruption de cette durée entre les séances.
empty-suspensions = Aucune suspension n’est consignée.
empty-long-threads = Aucun dossier n’a plus d’un acte.
suspensions = Suspensions
suspended-what = Objet
suspended-from = Suspension
suspended-by = Par
suspended-then = Suites
suspended-since = suspension : { $date }, par : { $who }
legend-sitting = séance
legend-announced = convoquée, sans ouverture consignée
legend-mention = séance dont parle un acte
mentions = Séances dont parlent des actes
legend-gap = { $count ->
    [one] plus de { $count } jour sans séance
   *[other] plus de { $count } jours sans séance
 }
legend-suspended = suspendu
legend-eased = assoupli, non levé
legend-thread = dossier et ses actes
legend-until = dernier jour connu ici :
first-record = Premier acte
last-record = Dernier acte
date = Date
sitting = Séance
thread = Dossier
# The first day of a month, as dates write it.
first-of-month = 1er
