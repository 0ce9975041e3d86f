# Pages écrites en fichiers (docs/operators/publish.md).

published-copy = Ceci est une copie publiée : ce qui est arrivé depuis qu’elle a été écrite n’y figure pas, et elle ne reçoit aucun dépôt.
published-done = { $site } : { $files ->
    [one] { $files } fichier
   *[other] { $files } fichiers
}, { $drawn ->
    [one] { $drawn } page composée
   *[other] { $drawn } pages composées
}, { $written ->
    [one] { $written } fichier écrit de nouveau
   *[other] { $written } fichiers écrits de nouveau
}.
published-leaf = feuille { $index }
published-live = Le greffe en ligne
published-missing = Cette copie publiée n’a pas de telle page. Ce qui demande un serveur, comme la recherche, n’en fait pas partie.
published-reach = Jusqu’où elle va
published-when = Ces pages ont été écrites le { $when }, pour le point de contrôle ci-dessous. Si le journal a grandi depuis, seul un point de contrôle plus récent le montre.
finding-publish-busy = Une autre exécution écrit dans ce dossier.
finding-publish-folder = Ce dossier n’est pas vide et n’a pas été fait par comity publish, ou il se trouve dans l’organe à publier.
finding-publish-page = Le site ne donne pas cette page, et des pages y renvoient : rien n’a été mis en place.
finding-publish-write = Le fichier ne peut pas être écrit ; le site servi est resté tel quel.
remedy-publish = Nommez un dossier vide, ou celui de la dernière exécution, à côté de celui de l’organe ; puis relancez la commande.
