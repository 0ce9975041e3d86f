# Un site publié dans un stockage d’objets (docs/operators/publish.md).

objects-done = { $to } : { $put ->
    [one] { $put } fichier déposé
   *[other] { $put } fichiers déposés
}, { $kept ->
    [one] { $kept } fichier déjà là
   *[other] { $kept } fichiers déjà là
}, { $removed ->
    [one] { $removed } objet retiré
   *[other] { $removed } objets retirés
}.
finding-objects-address = Cette adresse n’a pas la forme voulue : s3://compartiment/préfixe pour --to, https pour le point d’accès (http seulement de cette machine).
finding-objects-ahead = Le stockage montre un point de contrôle auquel ce journal ne mène pas : un autre journal, un plus long, ou un autre passé. Rien n’a été déposé.
finding-objects-answer = Le stockage ne répond pas, ou pas comme un stockage de ce genre.
finding-objects-authorities = Le fichier des autorités de certification du stockage n’est pas là, ou ne contient aucun certificat.
finding-objects-bucket = Le stockage n’a pas de tel compartiment.
finding-objects-busy = Une autre machine écrit sous ce préfixe, ou a commencé il y a moins de dix minutes et n’a pas terminé.
finding-objects-file = Un fichier à déposer n’est pas là, ou n’est pas ce qui a été écrit.
finding-objects-key = Il n’y a pas de clé pour le stockage, ou son fichier ne convient pas : deux lignes (nom, secret) ou trois (avec un jeton), que seul son propriétaire peut lire.
finding-objects-library = La bibliothèque qui parle aux stockages d’objets n’est pas installée.
finding-objects-manifest = Ce que le compartiment dit contenir n’est pas écrit comme comity l’écrit.
finding-objects-path = Aucun objet ne peut porter ce nom.
finding-objects-refused = Le stockage refuse cette clé, ou ne lui permet pas cela.
remedy-objects = Ce qui est déjà déposé est noté et ne le sera pas de nouveau : réparez ce qui est nommé et relancez la commande. Une clé doit pouvoir lister, lire, déposer et retirer sous le préfixe. Avant de déposer un autre journal là où un est montré, gardez ce point de contrôle, qui peut être une preuve, et choisissez un autre préfixe.
