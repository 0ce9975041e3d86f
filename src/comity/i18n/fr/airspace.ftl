finding-airspace-bytes = Le fichier doit être du texte en UTF-8, et ici il ne l’est pas.
finding-airspace-clock = Cette position n’a pas d’heure ; on ne peut en faire une trajectoire.
finding-airspace-day = Le fichier ne donne que des heures du jour.
finding-airspace-doctype = Le fichier déclare un type de document. Ils ne sont pas lus.
finding-airspace-empty = Le fichier ne contient aucune position.
finding-airspace-extra = La partie de Comity qui lit les trajectoires n’est pas installée.
finding-airspace-format = Le format de ce fichier n’est pas de ceux qui sont lus.
finding-airspace-item = Cet élément n’est pas tel que son format le demande.
finding-airspace-json = Le JSON n’est pas lu : il est imbriqué trop profondément, nomme un membre deux fois ou contient un nombre qui n’en est pas un.
finding-airspace-line = Cette ligne n’est pas telle que son format le demande.
finding-airspace-oversize = Le fichier contient plus que ce qui est lu en une fois.
finding-airspace-radar = Le fichier donne des positions en distance et en azimut depuis un radar dont il ne dit pas le lieu.
finding-airspace-range = Ce nombre n’est pas possible pour ce qu’il désigne ; une unité est peut-être confondue.
finding-chronicle-material = Un fichier nommé par une ébauche n’est pas celui que disent son empreinte et sa taille.
finding-airspace-truncated = Le fichier finit trop tôt, ou un élément y dépasse sa fin.
remedy-airspace = Demandez le fichier tel qu’il a été enregistré à qui l’a fait ; dites par --day, --radar, --format ou --ahead ce qu’il ne dit pas lui-même. Rien n’a été changé.

airspace-flag-order = { $count ->
    [one] { $count } position n’est pas à sa place dans l’ordre du temps (la première en { $line }) ; elle y a été mise.
   *[other] { $count } positions ne sont pas à leur place dans l’ordre du temps (la première en { $line }) ; elles y ont été mises.
}
airspace-flag-double = { $count ->
    [one] { $count } position est donnée deux fois (en { $line }) ; elle compte une fois.
   *[other] { $count } positions sont données plusieurs fois (la première en { $line }) ; chacune compte une fois.
}
airspace-flag-two-places = { $count ->
    [one] Pour { $count } instant, une autre position est donnée aussi (en { $line }) ; la première est retenue.
   *[other] Pour { $count } instants, une autre position est donnée aussi (la première en { $line }) ; la première est retenue.
}
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
