finding-airspace-bytes = Le fichier doit être du texte en UTF-8, et ici il ne l’est pas.
finding-airspace-clock = Cette position n’a pas d’heure ; on ne peut en faire une trajectoire.
finding-airspace-day = Le fichier ne donne que des heures du jour.
finding-airspace-doctype = Le fichier déclare un type de document. Ils ne sont pas lus.
finding-airspace-empty = Le fichier ne contient aucune position.
finding-airspace-extra = La partie de Comity qui lit les trajectoires n’est pas installée.
finding-airspace-format = Le format de ce fichier n’est pas de ceux qui sont lus.
finding-airspace-item = Cet élément n’est pas tel que son format le demande.
finding-airspace-json = Le JSON n’est pas lu : il est imbriqué trop profondément, nomme un membre deux fois ou contient un nombre qui n’en est pas un.
finding-airspace-line = Cette ligne n’est pas telle que son format le demande.
finding-airspace-oversize = Le fichier contient plus que ce qui est lu en une fois.
finding-airspace-radar = Le fichier donne des positions en distance et en azimut depuis un radar dont il ne dit pas le lieu.
finding-airspace-range = Ce nombre n’est pas possible pour ce qu’il désigne ; une unité est peut-être confondue.
finding-chronicle-material = Un fichier nommé par une ébauche n’est pas celui que disent son empreinte et sa taille.
finding-airspace-truncated = Le fichier finit trop tôt, ou un élément y dépasse sa fin.
remedy-airspace = Demandez le fichier tel qu’il a été enregistré à qui l’a fait ; dites par --day, --radar, --format ou --ahead ce qu’il ne dit pas lui-même. Rien n’a été changé.

airspace-flag-order = { $count ->
    [one] { $count } position n’est pas à sa place dans l’ordre du temps (la première en { $line }) ; elle y a été mise.
   *[other] { $count } positions ne sont pas à leur place dans l’ordre du temps (la première en { $line }) ; elles y ont été mises.
}
airspace-flag-double = { $count ->
    [one] { $count } position est donnée deux fois (en { $line }) ; elle compte une fois.
   *[other] { $count } positions sont données plusieurs fois (la première en { $line }) ; chacune compte une fois.
}
airspace-flag-two-places = { $count ->
    [one] Pour { $count } instant, une autre position est donnée aussi (en { $line }) ; la première est retenue.
   *[other] Pour { $count } instants, une autre position est donnée aussi (la première en { $line }) ; la première est retenue.
}
airspace-flag-cut = La dernière ligne ({ $line }) n’a pas de fin, comme si le fichier y était coupé ; elle a été laissée de côté.
airspace-flag-no-position = { $count ->
    [one] { $count } message sans position a été laissé de côté.
   *[other] { $count } messages sans position ont été laissés de côté.
}
airspace-flag-again = { $count ->
    [one] { $count } ligne répète une position déjà reçue et a été laissée de côté.
   *[other] { $count } lignes répètent des positions déjà reçues et ont été laissées de côté.
}
airspace-flag-noise = { $count ->
    [one] { $count } trame a été laissée de côté, car sa parité est fausse.
   *[other] { $count } trames ont été laissées de côté, car leur parité est fausse.
}
airspace-flag-category = { $count ->
    [one] { $count } bloc d’une autre catégorie a été laissé de côté.
   *[other] { $count } blocs d’autres catégories ont été laissés de côté.
}

airspace-flag-integrity-lost = L’intégrité (NIC), qui tenait dans 0,2 NM, a dépassé 1 NM pendant { $seconds } s (dès { $line } ; { $count } fois). C’est un signe de perturbation de la navigation par satellite ou d’un équipement défaillant.
airspace-flag-accuracy-lost = La précision (NACp), qui tenait dans 0,2 NM, a dépassé 1 NM pendant { $seconds } s (dès { $line } ; { $count } fois). C’est un signe de perturbation de la navigation par satellite ou d’un équipement défaillant.
airspace-flag-jump = Les positions sautent { $count } fois ; d’abord de { $metres } m, ce qui demanderait { $speed } m/s (en { $line }). C’est un signe de perturbation, ou d’un octet faux.
airspace-flag-silent = Un radar a vu cet aéronef pendant { $seconds } s sans qu’un transpondeur réponde (périodes : { $count }).
airspace-flag-speed-unit = La vitesse indiquée est { $ratio } fois la vitesse parcourue, comme si une unité était confondue ({ $units }).
airspace-flag-height-unit = Les hauteurs par pression sont { $ratio } fois les géométriques, comme si pieds et mètres étaient confondus ({ $units }).
finding-airspace-many = Les fichiers contiennent plus d’aéronefs qu’une image n’en peut montrer.
finding-airspace-option = Cette option n’est pas comprise.

airspace-picture = Image d’une rencontre
airspace-synthetic = Synthétique : trajectoires inventées, aucune preuve
airspace-made-up = (inventé, comme le dit le fichier)
airspace-sources = Sources
airspace-nobody = Rien n’est moyenné, et rien ici ne dit qui avait raison.
airspace-map-note = Littoral : Natural Earth (domaine public), sans frontières. Cercles : points les plus proches.
airspace-map-beyond = Le littoral fourni ne va pas jusqu’ici ; rien n’est dessiné. Cercles : points les plus proches.
airspace-profile = Hauteur dans le temps (UTC)
airspace-separation = Séparation au sol, dans le temps (UTC)
airspace-metres = { $number } m
airspace-per-second = { $number } m/s
airspace-seconds = { $number } s
airspace-height-pressure = hauteur par pression
airspace-height-geometric = hauteur géométrique
airspace-minimum = minimum indiqué : { $number } NM
airspace-encounter = { $first } [{ $one }] et { $second } [{ $other }]
airspace-nearest = Au plus près au sol
airspace-slant = Au plus près dans l’espace
airspace-nearest-value = { $distance } ± { $bound }, à { $time } ± { $seconds }
airspace-nearest-parallel = { $distance } ± { $bound }, d’abord à { $time } ; l’heure n’est pas bornée, car la distance change à peine
airspace-nearest-unknown = { $distance }, à { $time } ; aucune borne connue, car une précision n’a pas été émise
airspace-bound = La borne se compose de
airspace-bound-value = précisions { $first } et { $second } ; virages entre relevés { $third } et { $fourth }
airspace-vertical = Distance verticale alors
airspace-vertical-value = { $distance }, { $kind }
airspace-vertical-none = non calculée : les deux hauteurs ne sont pas de même nature, ou l’une manque
airspace-speed = Vitesse de l’un vu de l’autre
airspace-fixes = Secondes depuis les relevés les plus proches
airspace-fixes-value = { $first } et { $second } ; entre relevés, c’est interpolé
airspace-loss = Sous les deux minimums
airspace-loss-value = de { $begins } à { $ends } ; au moins { $lateral } au sol, { $vertical } en hauteur
airspace-loss-none = à aucun moment calculé
airspace-loss-unknown = inconnu : les hauteurs ne se comparent pas
airspace-gap = Lacune de { $name }
airspace-gap-value = de { $begins } à { $ends } ; rien n’y est calculé
airspace-boundary = Distance à la limite alors
airspace-boundary-value = { $first } et { $second }
airspace-nothing = Aucun instant n’est commun sans lacune ; rien n’est calculé.
airspace-difference = { $name } : en quoi [{ $one }] et [{ $other }] diffèrent
airspace-moments = Instants comparés
airspace-median = Distance médiane
airspace-largest = Distance maximale
airspace-largest-value = { $distance }, à { $time }
airspace-clock = Horloges
airspace-clock-value = au plus près si l’on retire { $seconds } à [{ $other }] ; { $distance } d’écart alors (médiane). Une erreur le long de la trajectoire a le même aspect.
airspace-height = Hauteur, [{ $other }] moins [{ $one }], médiane
airspace-kinds = Hauteurs données
airspace-kinds-none = aucune
airspace-unknown = inconnu
airspace-advisories = Avis de résolution émis
airspace-advisory = { $ended ->
    [yes] { $name } : terminé ; registre { $register }
   *[no] { $name } : actif ; registre { $register }
}
airspace-advisory-threat = au sujet de { $threat }
airspace-seen = Ce qui a été vu dans les fichiers
airspace-source-value = { $account } · { $file } · { $format } · { $clock } · { $size } octets · SHA-256 { $hash }
airspace-source-ahead = horloge dite en avance de { $seconds }
airspace-clock-unix = secondes Unix
airspace-clock-utc = UTC
airspace-clock-utc-assumed = sans fuseau, UTC supposé
airspace-clock-day = heure du jour, jour indiqué
airspace-clock-counter = compteur, jour indiqué
airspace-no-pair = Il n’y a pas de paire d’aéronefs à calculer.
airspace-screening = Examen
airspace-screened = Candidats : { $candidates }, chacun une raison de regarder et non un constat. Examiné : { $points } points, aéronefs : { $aircraft }. Non examiné : lacunes { $long }, segments à plus de 350 m/s { $fast }, lignes sans position { $without }.
