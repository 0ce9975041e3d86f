# Sauvegarde et restauration.
backup-written = Archive { $number } : { $new ->
        [one] un fichier écrit
       *[other] { $new } fichiers écrits
    } sur { $files } que contient la sauvegarde, { $bytes } octets chiffrés.
backup-size = { $slug } : à { $size ->
        [one] une feuille
       *[other] { $size } feuilles
    }.
restore-proved = { $slug } : { $size ->
        [one] une feuille remise en place et vérifiée
       *[other] { $size } feuilles remises en place et vérifiées
    } ; empreinte { $digest }. Comparez ce qui l’ancre avec ce que vous avez reçu par ailleurs :
