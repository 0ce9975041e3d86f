finding-policy-key-twice = Une clé publique figure sur deux lignes de la politique : les deux n’en feraient qu’une.
finding-policy-member-twice = Un nom figure deux fois parmi les membres des groupes de la politique.
finding-policy-witness-twice = Parmi les membres que compte ce groupe, deux désignent le même témoin : il compterait deux fois.
remedy-policy = Donnez à chaque clé publique une seule ligne et à chaque nom un seul groupe ; réunissez les deux clés d’un témoin dans un groupe à part, « all » ou « any », et comptez ces groupes.
check-held = Détenu par { $mirror }, { $when }
    .proves = le miroir dont vous avez donné la clé dit avoir détenu alors exactement cet acte
check-lodged = Reçu de dépôt de l’acte { $record }, du journal { $origin }
    .proves = le fichier est entier
check-lodged-tree = L’arbre de { $size } feuilles que le miroir avait vérifié
    .proves = seule une copie complète montre que le journal a eu cet arbre
check-lodgings = { $lodged ->
    [one] Déposé auprès de miroirs : { $lodged } acte
    [many] Déposés auprès de miroirs : { $lodged } d’actes
   *[other] Déposés auprès de miroirs : { $lodged } actes
}
    .proves = les reçus apportés viennent de miroirs que nomment les règles, et l’heure dont compte chaque acte a été recalculée
verify-check-cited = Reçus d’autres organes que cite l’acte, contrôlés par les ancres de ceux-ci :
verify-check-held = Détenu, au dire du miroir
verify-check-lodged = Le fichier est un reçu de dépôt, de l’acte et du journal
verify-check-lodged-tree = Que le journal a eu l’arbre vérifié par le miroir, selon son nombre de feuilles : seule une copie complète le montre
verify-check-long-lines = Lignes résistant aux ordinateurs quantiques (ML-DSA-44), présentes, non contrôlées par ce navigateur :
verify-check-no-witnesses = Témoins : cet organe n’en nomme pas
verify-check-witnesses = Témoins de la politique de l’organe qui ont cosigné ce point de contrôle :
verify-holds-in-part = Ce que ce navigateur a pu contrôler tient. Un point important n’est pas prouvé : voir ci-dessous.
verify-known = Ancres des autres organes dont des reçus sont cités, une par ligne
verify-known-hint = Choisissez les reçus cités en même temps que le reçu qui les cite.
verify-mirror = Clé du miroir, pour un reçu de dépôt
verify-mirror-hint = Telle que la nomment les règles de l’organe, non telle que le miroir la donne. Sans elle, un reçu de dépôt ne prouve rien.
verify-more-checks = Reçus citant d’autres organes, reçus de dépôt
verify-no-mirror = MIROIR NON NOMMÉ : donnez --mirror, la clé que nomment les règles de l’organe ; sans elle, un reçu de dépôt ne prouve rien.
verify-no-mirror-given = Aucune clé de miroir donnée : sans elle, un reçu de dépôt ne prouve rien.
evidence-ahead = La clé du journal a signé ce point de contrôle de { $theirs } feuilles ; la copie d’ici en contient { $ours } : elle est en retard. Remettez-la à jour depuis un miroir avant que son greffe ne fonctionne : comity reimport.
finding-desk-claimed = Des témoins, assez nombreux pour le quorum, disent avoir cosigné ce que cette copie ne contient pas. Rien n’est reçu.
health-do-witnesses-claim = Un témoin nommé ci-dessous dit avoir cosigné plus que n’en contient cette copie, ou autre chose, et ne le montre pas. Rien n’est prouvé et les dépôts continuent. Demandez à ceux qui le font fonctionner, par une autre voie que son adresse, le point de contrôle qu’il a cosigné, et comparez-le avec ce journal : comity evidence. S’il est signé par la clé de ce journal, arrêtez le greffe et remettez-le à jour depuis un miroir ; sinon, ou s’il n’existe pas, le témoin a tort : faites-le remplacer.
witness-claims-ahead = dit avoir cosigné un journal plus long que celui-ci, sans le montrer
witness-claims-differs = dit avoir cosigné un autre journal que celui-ci, sans le montrer
check-mutual = Mutuellement attesté : { $sides }
    .proves = chaque côté que demande la politique de l’organe a vu le même journal
finding-mirror-unsent = Un acte signé des clés de cette partie, que sa propre liste d’actes envoyés ne nomme pas.
verify-check-mutual = Mutuellement attesté, par chaque côté que demande la politique de l’organe :
witnesses-mirrored = En miroir : cette copie le détient, a vérifié chaque signature et retiré chaque conclusion.
witnesses-mutual = Mutuellement attesté : chaque côté que demande la politique a vu ce journal ({ $sides }).
