announced = Annonces
    .menu = Ce qui est annoncé, et où des annonces se recoupent
announced-lead = Ce qui est en cours et à venir, tel que le dit qui l’annonce. Rien n’est ici approuvé ni refusé. Toutes les heures sont UTC.
announced-unasked = Aucun formulaire de cet organe n’annonce quoi que ce soit avec un lieu, un début et une fin.
announced-none = Rien d’en cours ou d’à venir n’est annoncé.
announced-older-map = Ce qui est terminé est sur la carte.
announced-overlaps = Où des annonces se recoupent
announced-overlaps-law = Les annonces d’auteurs différents sont comparées. Elles se recoupent si elles ont du temps en commun, s’approchent à moins de 5 milles marins au sol et ne sont pas connues pour être séparées d’au moins 1 000 pieds en hauteur.
announced-overlaps-none = Aucune annonce n’en recoupe une d’un autre auteur.
announced-overlaps-count = { $count ->
    [one] { $count } paire d’annonces se recoupe.
   *[other] { $count } paires d’annonces se recoupent.
}
announced-reason-shared = Du { $begins } au { $ends }, { $ground ->
    [shared] les deux occupent le même sol
   *[near] les deux sont à { $distance } l’une de l’autre au sol, au plus près,
} et occupent des hauteurs entre { $low } m et { $high } m.
announced-reason-near = Du { $begins } au { $ends }, { $ground ->
    [shared] les deux occupent le même sol
   *[near] les deux sont à { $distance } l’une de l’autre au sol, au plus près,
} et { $between } m séparent leurs hauteurs.
announced-reason-unknown = Du { $begins } au { $ends }, { $ground ->
    [shared] les deux occupent le même sol
   *[near] les deux sont à { $distance } l’une de l’autre au sol, au plus près
} ; on ne sait pas si les hauteurs les séparent, car { $count ->
    [one] { $silent } n’indique pas toutes ses hauteurs
   *[other] aucune des deux n’indique toutes ses hauteurs
}.
announced-pair = { $first } et { $second }
announced-by = Annoncé par
announced-received = reçu le { $moment }
announced-heights = Hauteurs
announced-heights-both = de { $low } m à { $high } m
announced-heights-from = à partir de { $low } m
announced-heights-to = jusqu’à { $high } m
announced-heights-none = non indiquées
announced-no-place = sans coordonnées
announced-placeless = { $count ->
    [one] { $count } annonce ne donne pas de coordonnées et n’a été comparée à aucune.
   *[other] { $count } annonces ne donnent pas de coordonnées et n’ont été comparées à aucune.
}
announced-backward = { $count ->
    [one] { $count } annonce finit avant de commencer et n’a été comparée à aucune.
   *[other] { $count } annonces finissent avant de commencer et n’ont été comparées à aucune.
}
announced-left = { $count ->
    [one] { $count } paire n’a pas été comparée, les formes précédentes ayant un très grand nombre de sommets.
   *[other] { $count } paires n’ont pas été comparées, les formes précédentes ayant un très grand nombre de sommets.
}
announced-more = Les { $count } annonces entrées en dernier ont été lues ; les plus anciennes sont sur la carte.
announced-list = Ce qui est annoncé
announced-calendar = Les mêmes dans votre calendrier (iCalendar)
announced-next = Suite
announced-first = Depuis le début
announced-see-hotlines = Qui appeler à ce sujet
hotlines = Lignes directes
    .menu = Qui appeler, partie par partie
hotlines-lead = Où chaque partie dit être joignable, d’après son acte le plus récent en vigueur. Un numéro a l’âge de son acte ; la date figure à côté.
hotlines-unasked = Aucun formulaire de cet organe ne demande de point de contact.
hotlines-count = { $count ->
    [one] { $count } point de contact est enregistré ;
   *[other] { $count } points de contact sont enregistrés ;
} { $without ->
    [0] chaque partie en a donné un.
    [one] { $without } partie n’en a pas donné.
   *[other] { $without } parties n’en ont pas donné.
}
hotlines-party = Partie
hotlines-contact = Point de contact
hotlines-record = Selon quel acte
hotlines-nothing = Aucun n’est enregistré ici.
hotlines-older = { $count ->
    [one] { $count } acte antérieur à ce sujet est aussi en vigueur
   *[other] { $count } actes antérieurs à ce sujet sont aussi en vigueur
}
airspace-drafted = { $count ->
    [one] { $count } projet de rapport se trouve dans { $folder }. Il n’a pas été envoyé : indiquez qui fait rapport, puis utilisez comity form read.
   *[other] { $count } projets de rapport se trouvent dans { $folder }. Aucun n’a été envoyé : indiquez qui fait rapport, puis utilisez comity form read.
}{ $left ->
    [0] {""}
    [one] {" "}{ $left } candidat plus éloigné n’a pas de projet.
   *[other] {" "}{ $left } candidats plus éloignés n’ont pas de projet.
}
airspace-draft-title = Rencontre candidate de { $first } et { $second }
airspace-draft-text = Du { $begins } au { $ends }, les positions données pour { $first } et { $second } étaient en deçà des minima retenus. Elles étaient au plus près à { $time } : { $lateral } m au sol { $known ->
    [yes] et { $vertical } m en hauteur.
   *[no] ; l’écart de hauteur n’est pas connu.
} Ceci a été calculé en filtrant le fichier { $file } (SHA-256 { $sha256 }). C’est une raison de regarder, pas un constat.
