# Le bureau d’un siège et ses brouillons.
desk = Mon bureau
desk-seat = Le siège : formulaires, clés et actes
desk-now = état au { $when }
desk-to-sign = { $count ->
    [one] En attente de votre signature : { $count } brouillon
   *[other] En attente de votre signature : { $count } brouillons
}
desk-handed-over = { $count ->
    [one] Remis à la signature : { $count } brouillon
   *[other] Remis à la signature : { $count } brouillons
}
desk-made-ready = remis par { $name }, { $when }
desk-filters = Échéances : choisir ce qui est affiché
desk-kind = Nature
desk-kind-owes = Ce que doit ce siège
desk-kind-returns = Déclarations annuelles de ce siège
desk-kind-owed = Ce que d’autres doivent à ce siège
desk-kind-clocks = Délais en cours sur ses actes et sur ceux qui sont adressés à lui ou à tous
desk-other = Avec
desk-within = Fin dans
desk-within-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
desk-state = État
desk-state-running = échéance non passée
desk-state-past = échéance passée
desk-any = indifférent
desk-filter = Afficher
desk-filter-off = Tout afficher
desk-left = reste { $time }
desk-ago = échu depuis { $time }
desk-no-end = sans terme fixé
desk-owes-nothing = Rien n’est ouvert que ce siège doive.
desk-none-of-kind = Rien de cette nature n’est ouvert.
desk-filtered-all = { $count ->
    [one] { $count } ligne est ouverte ; votre choix ne la retient pas.
   *[other] { $count } lignes sont ouvertes ; votre choix n’en retient aucune.
}
desk-filtered = { $count ->
    [one] Votre choix laisse de côté { $count } ligne.
   *[other] Votre choix laisse de côté { $count } lignes.
}
desk-more = { $count ->
    [one] { $count } autre ligne n’est pas affichée ici.
   *[other] { $count } autres lignes ne sont pas affichées ici.
}
desk-all-due = Toutes les échéances de ce siège
desk-drafts = Brouillons
desk-no-drafts = Il n’y a pas de brouillon. Ouvrez un formulaire : ce que vous y écrivez peut être enregistré pour vos collègues de ce siège.
desk-gone = { $count ->
    [one] Supprimé, périmé ou devenu un acte : { $count } brouillon
   *[other] Supprimés, périmés ou devenus des actes : { $count } brouillons
}
desk-since = Ce qui a changé depuis votre dernière lecture
desk-since-marked = Vous avez marqué comme lu jusqu’à la feuille { $first } : { $when }. Le journal compte à présent { $last } feuilles.
desk-since-asked = De la feuille { $first }, que nomme cette adresse, à la feuille { $last }, la plus récente.
desk-since-never = Rien n’a encore été marqué comme lu. Voici les feuilles les plus récentes depuis la dernière séance : { $first } à { $last }.
desk-since-far = La liste ci-dessous part de la feuille { $listed } ; ce qui précède est sur la page des changements.
desk-cut = Parmi les délais, seuls ceux qui prennent fin en premier sont pris en compte ici ; tous ceux qui courent figurent sous
desk-all-changes = Le tout, sur la page des changements
desk-more-changes = D’autres de cette nature
desk-nothing-new = Rien n’a changé.
desk-mark = Marquer comme lu jusqu’ici
desk-mark-about = Jusqu’à la feuille { $size }, que montre cette page ; la suite reste non lue.
desk-mark-address = Sans compte, c’est l’adresse de la page qui s’en souvient : gardez-la en signet.
draft = Brouillon
draft-page = Suivi, remise, suppression
draft-travels = Ce que vous écrivez n’est conservé nulle part : le texte accompagne cette page jusqu’à sa signature. Avec un compte qui rédige pour ce siège, il pourrait être enregistré comme brouillon.
draft-none-yet = Rien n’est encore enregistré.
draft-saved-today = Enregistré à { $time } { $zone } ({ $name })
draft-saved = Enregistré : { $when } ({ $name })
draft-save = Enregistrer le brouillon
draft-hand-over = Enregistrer et remettre à la signature
draft-unsaved = Ce que vous avez écrit en dernier n’a pas pu être enregistré : le greffe n’a pas répondu, ou votre session est terminée. Ne fermez pas cette page. Connectez-vous dans une autre fenêtre, puis enregistrez ici.
draft-not-kept = Le texte n’a pas pu être enregistré et ne se trouve que sur cette page :
draft-collided = Un collègue a modifié ce brouillon entre-temps ; votre texte n’a donc pas été enregistré par-dessus. Rien n’est perdu.
draft-see-both = Voir les deux et choisir
draft-closed-deleted = Ce brouillon a été supprimé entre-temps. En enregistrant, vous conservez votre texte comme nouveau brouillon.
draft-closed-ended = Ce brouillon est devenu un acte. En enregistrant, vous conservez votre texte comme nouveau brouillon.
draft-is-ready = Prêt pour la signature, selon { $name }.
draft-returned = Renvoyé par { $name } :
draft-became = Il est devenu l’acte
draft-became-missing = Il est devenu un acte qui n’est pas dans ce journal tel qu’il est ici : { $id }.
draft-form-gone = Les règles de cet organe n’ont pas le formulaire ou l’acte de ce brouillon ({ $name }) : on peut le lire ici, non l’ouvrir dans son formulaire.
draft-goes = Retiré d’ici : { $when }.
draft-kept-until = Conservé jusqu’à la date suivante, sauf modification d’ici là : { $when }.
draft-ends-soon = Sans modification depuis longtemps : il rejoindra les brouillons supprimés, sauf modification d’ici là : { $when }.
draft-deleted-by = Supprimé par { $name }.
draft-expired = Sans modification depuis 180 jours.
draft-restore = Le reprendre
draft-delete = Supprimer
draft-delete-ask = Supprimer ce brouillon ?
draft-delete-about = Il reste sept jours parmi les brouillons supprimés de ce siège ; quiconque rédige pour celui-ci peut l’y reprendre.
draft-delete-not = Le garder
draft-open = Poursuivre la rédaction
draft-open-sign = Ouvrir, vérifier et signer
draft-make-ready = Remettre à la signature
draft-make-ready-about = Il vient alors en tête du bureau de quiconque signe pour ce siège.
draft-return = Le renvoyer à corriger
draft-return-note = Ce qui est à changer
draft-what = Ce qu’il contient
draft-empty = Rien n’y est encore écrit.
draft-unreadable = Un brouillon qui ne s’ouvre pas : le secret du site n’est pas celui sous lequel il a été scellé
draft-both = Deux textes d’un même brouillon
draft-both-about = Pendant que vous écriviez, le brouillon a été enregistré par quelqu’un d’autre. Là où les deux diffèrent, les deux sont affichés ; choisissez l’un, ou écrivez ce qui doit y figurer. Rien n’est remplacé avant que vous enregistriez.
draft-mine = Ce que vous avez écrit
draft-theirs = Ce qui a été enregistré entre-temps
draft-merged = Les deux, réunis ici
draft-merged-label = { $label } : texte réuni
draft-nothing = (rien)
draft-both-same = Les deux ne diffèrent plus.
draft-both-save = Enregistrer ce qui est choisi
finding-shelf-large = Le brouillon est plus long que ce qu’un greffe conserve.
finding-shelf-many = Le siège a autant de brouillons qu’un greffe en conserve.
remedy-shelf = Abrégez le brouillon, ou supprimez des brouillons devenus inutiles, puis enregistrez de nouveau ; rien de ce que vous avez écrit n’est perdu entre-temps.
