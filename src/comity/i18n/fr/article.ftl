# La page du bureau de presse.
article-page = Lire un article
article-about = Remettez un article de presse : Comity marque les dates, les chiffres, les orateurs, les séances et les décisions qu’il y trouve, montre ce qui se contredit ou contredit le registre, et propose des brouillons. Rien ne devient un brouillon sans votre confirmation.
article-choose = Choisissez un fichier, ou déposez-le sur cette page
article-choose-hint = Texte ou HTML, 2 Mo au plus. Une page web enregistrée convient bien : la date n’est souvent donnée que là.
article-paste = Ou collez le texte
article-paste-hint = Environ 500 Ko au plus, avec la ligne qui donne le lieu et la date. Menus et publicités sont laissés de côté. D’un article, { $most } caractères au plus sont lus.
article-read = Lire l’article
article-read-again = Lire { $name } maintenant
article-kept-nowhere = L’article n’est conservé nulle part : il accompagne cette page. Un brouillon que vous confirmez le cite comme fichier joint ; vous ajoutez le fichier lui-même à la remise de l’acte.
article-language = Langue
article-language-found = à reconnaître
article-language-fr = français
article-language-en = anglais
article-language-ru = russe
article-another = Un autre article
article-file = Télécharger l’article
article-too-long-to-keep = Ce fichier est trop long pour accompagner la page ; aucun brouillon ne peut donc être fait d’ici. Collez le seul texte de l’article.
article-dateline = Date de l’article
article-perhaps = peut-être : { $names }
article-no-date = aucune date indiquée
article-unknown = non reconnu
article-no-speaker = aucun orateur trouvé
article-conflicts = { $count ->
    [one] { $count } endroit qui ne concorde pas
   *[other] { $count } endroits qui ne concordent pas
}
article-conflicts-folded = { $count ->
    [one] { $count } autre de niveau A ou B ; { $open } sur { $all } figurent ci-dessus
   *[other] { $count } autres de niveau A ou B ; { $open } sur { $all } figurent ci-dessus
}
article-noted = { $count ->
    [one] { $count } remarque (niveau C)
   *[other] { $count } remarques (niveau C)
}
article-no-conflicts = Rien n’a été trouvé qui se contredise ou contredise le registre.
article-suppressed = { $count ->
    [one] { $count } paire comparée et non signalée
   *[other] { $count } paires comparées et non signalées
}
article-suppressed-about = Ces passages se ressemblent, mais une raison permet que les deux soient justes.
article-level-A = Contradiction ou lapsus
article-level-B = À vérifier
article-level-C = Remarque
article-side = Dans l’article
article-record = Dans le registre
article-text = L’article
article-legend = Montrer
article-role-headline = Titre
article-role-lede = Chapeau
article-role-dateline = Lieu et date
article-role-caption = Légende
article-role-subheading = Intertitre
article-role-body = Texte
article-left-out = { $count ->
    [one] { $count } ligne laissée de côté : publicité, menu ou signature
   *[other] { $count } lignes laissées de côté : publicités, menus, signatures
}
article-listed = { $count ->
    [one] { $count } élément trouvé, en tableau
   *[other] Les { $count } éléments trouvés, en tableau
}
article-listed-text = Dans le texte
article-listed-as = Lu comme
article-listed-folded = { $count ->
    [one] { $count } autre de cette nature ; { $open } sur { $all } figurent ci-dessus
   *[other] { $count } autres de cette nature ; { $open } sur { $all } figurent ci-dessus
}
article-print-all = Imprimer aussi ce qui est replié
article-printed = Ne figure pas sur ce papier ce qui reste replié ; son titre dit combien il y en a.
article-kind-date = Date
article-kind-quantity = Quantité
article-kind-actor = Nom
article-kind-meeting = Séance
article-kind-agenda = Point de l’ordre du jour
article-kind-decision = Décision
article-kind-quote = Citation
article-kind-position = Position
article-season-SP = printemps { $year }
article-season-SU = été { $year }
article-season-AU = automne { $year }
article-season-WI = hiver { $year }
article-from = à partir de : { $date }
article-until = jusqu’à : { $date }
article-qualifier-about = environ { $number }
article-qualifier-up-to = jusqu’à { $number }
article-qualifier-at-least = au moins { $number }
article-qualifier-more-than = plus de { $number }
article-qualifier-less-than = moins de { $number }
article-level-of-ambassadors = ambassadeurs
article-level-of-ministers = ministres
article-level-of-leaders = dirigeants
article-level-of-experts = experts
article-status-held = tenue
article-status-planned = prévue
article-status-earlier = antérieure
article-stance-wishes = souhaite
article-stance-insists = insiste
article-stance-refuses = refuse
article-stance-supports = soutient
article-stance-opposes = s’oppose
article-stance-concerned = est préoccupé
article-stance-reserves = réserve sa position
article-stance-proposes = propose
article-drafts = { $count ->
    [0] Brouillons
    [one] { $count } brouillon proposé
   *[other] { $count } brouillons proposés
}
article-drafts-drawn = Brouillons affichés ici : { $drawn } sur { $count } ; page { $page } sur { $pages }.
article-drafts-kind = { $name } ({ $count })
article-drafts-kind-part = { $name } ({ $drawn } sur { $count })
article-drafts-of-sitting = Séances
article-drafts-of-agenda-item = Points de l’ordre du jour
article-drafts-of-notification = Notifications
article-drafts-of-concern = Préoccupations
article-drafts-of-statement = Déclarations
article-drafts-of-account = Récits de faits contestés
article-go-on = Continuer avec le brouillon { $number }
article-waiting = { $count ->
    [one] { $count } attend encore votre décision.
   *[other] { $count } attendent encore votre décision.
}
article-none-waiting = Tous sont tranchés.
article-to-desk = Vers votre bureau
article-keys = Touches : j suivant, k précédent ; puis c confirmer, e corriger, x écarter.
article-no-drafts = Rien dans cet article ne pourrait devenir un acte.
article-nothing = Rien n’a pu être lu.
article-no-form = Aucun formulaire de ce siège
article-as = Le déposer comme
article-which = La séance de qui ? L’article laisse un doute
article-which-none = aucun de ceux-ci
article-in-text = Montrer dans l’article
article-confirm = Confirmer
article-confirm-of = Confirmer le brouillon { $number }
article-correct = Corriger dans le formulaire
article-correct-of = Corriger le brouillon { $number } dans le formulaire, dans une nouvelle fenêtre
article-fill = Remplir son formulaire
article-fill-of = Remplir le formulaire du brouillon { $number }, dans une nouvelle fenêtre
article-practice = Vous ne conservez pas de brouillons à ce siège, et rien n’est donc conservé ici : le formulaire d’un brouillon s’ouvre rempli, et vous pouvez le signer avec une clé que vous détenez, dans un exercice avec ses clés publiées.
article-practice-keys = Touches : j suivant, k précédent ; puis e remplir le formulaire, x écarter.
article-dismiss = Écarter
article-dismiss-of = Écarter le brouillon { $number }
article-dismissed = Écarté.
article-take-back = Reprendre
article-made = Enregistré comme brouillon.
article-open = L’ouvrir
article-source = Source : { $name } (SHA-256 { $hash }…), caractères { $places }.
finding-article-none = Aucun article n’a été remis.
finding-article-too-large = L’article est trop volumineux.
finding-article-not-carried = L’article n’est pas revenu entier avec la page.
finding-article-form = Le formulaire de ce brouillon n’est pas choisi.
finding-article-busy = D’autres articles sont en cours de lecture ; celui-ci n’a pas été lu.
remedy-article = Choisissez un fichier texte ou HTML de 2 Mo au plus, ou collez le texte de l’article ; choisissez un formulaire là où la page le demande.
remedy-article-busy = Réessayez dans quelques secondes : par le bouton de cette page, qui rapporte ce que vous avez remis ; s’il n’y en a pas, remettez l’article de nouveau.
