# Les formulaires tels qu’on les remplit : ce qu’on choisit, ce qu’on reprend d’un autre acte, ce qu’on mesure avant de signer.
form-unfiled = Rien n’est encore déposé. Seule une signature apposée plus tard dépose quelque chose.
form-none = non indiqué
form-given = comme indiqué ci-dessus
form-absent = Rien encore dans cette langue.
form-prefilled = repris, pas encore vôtre
form-date-zone = Les jours sont ceux de { $zone }.
form-all-parties = toutes les parties
form-all-of = Tous les membres : { $group } ({ $count })
form-ticked = Cochés un à un :
form-row = { $label }, ligne { $number }
form-row-more = Ajouter une ligne
form-row-less = Supprimer
form-row-less-of = Supprimer la ligne { $number } de { $label }
form-begin = Partir d’un acte antérieur
form-begin-about = Ce qu’il dit est repris et signalé, champ par champ. Sa date, ses fichiers et sa place dans le registre ne le sont pas.
form-begin-target = De l’acte dont il s’agit
form-begin-return = D’une déclaration antérieure de ce siège
form-begin-earlier = D’un acte antérieur de ce siège sous ce formulaire
form-begun = Repris de
form-begun-marked = Chaque champ repris est signalé ; vérifiez-les un à un.
form-begun-undo = Annuler : partir d’un formulaire vide
form-beside = Au regard des règles
form-check = Vérifier ce qui est écrit
form-check-about = Montre les nombres en regard de chaque seuil, comment les dates sont lues, et les délais et obligations que ceci ferait naître. Ne dépose rien.
form-dates-read = Les dates telles qu’elles sont lues
form-would-start = Remis maintenant, ceci ferait naître ou éteindrait
form-starts-nothing = Remis maintenant, ceci ne ferait naître ni délai ni obligation.
form-not-yet = Les délais et obligations que ceci ferait naître s’affichent dès que le formulaire est complet.
form-owed-by-count = { $count ->
    [one] { $count } partie ou fonction
   *[other] { $count } parties ou fonctions
 }
answer-due = Attendu de ce siège
answer-answer = Répondre
answer-text = Cette version du texte
answer-join = Se joindre, se retirer ou s’opposer
answer-own = Modifier ce qui est sien
answer-other = Autres actes
answer-due-by = Attendu pour : { $end } – { $duty } { $rule }
answer-due-open = Attendu, sans date : { $duty } { $rule }
answer-on = Sur :
answer-go-on = Continuer vers le formulaire
answer-with-more = avec un texte
answer-sitting = Agir sur cette séance
