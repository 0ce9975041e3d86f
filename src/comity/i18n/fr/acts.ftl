# Actes des clés, des règles et du silence, et ce qu’ils font à un acte.
act-rotate = Nouvelles clés
act-disavow = Désaveu
act-amend-rules = Modification des règles
act-open-silence = Ouverture d’une procédure de silence
act-break-silence = Rupture du silence
act-extend = Prolongation
act-reaction = Réaction
act-derestrict = Levée de la restriction
rel-breaks = rompt le silence sur
rel-disavows = désavoue
rel-submits = soumet au silence
rel-by-breaks = rompt ce silence
rel-by-disavows = désavoue ceci
rel-by-submits = soumet ceci au silence
status-disavowed = désavoué par son siège
silence-running = silence en cours
silence-kept = silence gardé, pas encore confirmé
silence-broken = silence rompu
silence-confirmed = adopté par le silence
silence-withdrawn = retiré
rel-derestricts = rend public
rel-by-derestricts = rend ceci public
check-restricted = Empreinte des lecteurs habilités { $digest } ({ $material ->
        [one] { $material } fichier nommé
       *[other] { $material } fichiers nommés
    })
    .proves = ce que concluent les lecteurs habilités, avec les textes que détient cette copie, est ce que le greffe a signé ; chaque fichier que nomment ces textes est là
