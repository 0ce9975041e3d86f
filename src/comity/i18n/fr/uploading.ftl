# Pièces envoyées avant leur note
sign-apart = Les fichiers sont trop volumineux pour accompagner la note : remettez-les avant elle, avec comity submit --material.
finding-upload-place = Aucun fichier n’est attendu à cette adresse.
finding-upload-offset = Le greffe a reçu ce fichier jusqu’à un autre octet que celui où commence la partie.
finding-upload-oversize = La partie dépasse la fin du fichier annoncé.
finding-upload-part = La partie est plus longue que ce que le greffe accepte en une fois.
finding-upload-waiting = Trop de fichiers de cette clé, ou trop d’octets, attendent déjà au greffe.
finding-upload-busy = Une autre connexion envoie ce fichier.
finding-upload-write = Le greffe n’a pas pu écrire le fichier.
finding-upload-broken = La connexion s’est interrompue avant la fin de la partie ; ce qui est arrivé est conservé.
finding-upload-audience = Seuls les fichiers des actes publics s’envoient avant leur note ; les autres l’accompagnent.
finding-upload-version = Le greffe parle la version 1.0.0 du protocole tus.
remedy-upload = Demandez au greffe jusqu’où il a le fichier (HEAD) et reprenez de là ; comity submit --material le fait de lui-même.
