explain-place = Endroit
explain-excerpt = On y lit
explain-rule = Règle
explain-remedy = Que faire
date-plain = { $date }
date-about = vers { $date }
date-uncertain = { $date } (incertain)
date-both = vers { $date } (incertain)
date-interval = { $first } – { $last }

outcome-passed = tient
outcome-failed = NE TIENT PAS
outcome-not-proved = non prouvé

verify-no-anchor = ANCRE NON DONNÉE : ces contrôles montrent que les octets concordent entre eux, non de quel journal il s’agit.
verify-holds = Tous les contrôles tiennent.
verify-broken = Un contrôle au moins ne tient pas.
verify-receipt-no-anchor = Un reçu ne prouve rien d’un journal que vous n’avez pas nommé : donnez --anchor.
verify-evidence-no-anchor = Une preuve n’établit rien contre un journal que vous n’avez pas nommé : donnez --anchor. N’importe qui peut faire une clé de ce nom.

check-entries = Entrées : { $entries } lues
    .proves = toutes les entrées comptées par le point de contrôle sont là
check-anchor = Ancre
    .proves = c’est bien le journal visé : même origine, même clé de journal, même acte fondateur
check-checkpoint = Point de contrôle de { $origin }, { $size } feuilles
    .proves = la clé du journal a signé cette taille et cette racine
check-witnesses = { $all ->
    [0] Témoins
   *[other] Témoins : { $seen } sur { $all }
}
    .proves = d’autres ont vu le même journal à ce moment (politique : celle en vigueur à la taille du point de contrôle)
check-files = Fichiers et pièces ({ $material } fichiers nommés)
    .proves = chaque tuile, chaque lot et chaque fichier est exactement ce que nomment la racine signée et les actes
check-records = Actes : { $records } admis, { $findings } constats
    .proves = chaque signature, chaîne et règle a été revérifiée, feuille par feuille
check-state = Empreinte { $digest }
    .proves = les conclusions publiées sont celles qui découlent du journal
check-frame = Reçu de l’acte { $record }, avec { $records } actes
    .proves = le fichier est entier
check-place = Dans le journal : feuille { $index } sur { $size }
    .proves = chaque acte se trouve dans le journal sous un même point de contrôle signé
check-signed = Signé par { $keys }
    .proves = la clé nommée dans l’acte l’a signé
check-stamped = Horodaté { $when }
    .proves = la clé d’horodatage du greffe donne cette heure de réception
check-accredited = Accrédité pour { $by } à la feuille { $index }
    .proves = chaque clé vient d’un acte qui pouvait l’apporter, jusqu’à la fondation
check-not-revoked = Non révoqué avant la feuille { $before }
    .proves = seule une copie complète du journal peut le montrer
check-failed = { $name ->
    [entries] Entrées
    [checkpoint] Point de contrôle
    [files] Fichiers et pièces
    [records] Actes
    [state] Empreinte
    [frame] Reçu
    [restricted] Empreinte des lecteurs habilités
    [anchor] Ancre
    [witnesses] Témoins
    [places] Place dans le journal
    [signatures] Signatures et horodatage
    [authority] Autorité
    [held] Détenu par le miroir
    [lodged] Reçu de dépôt auprès d’un miroir
    [checked] Ce que le miroir avait vérifié
    [continued] Continuation
    [cited] Actes cités d’autres organes
    [evidence] Preuve
   *[other] { $name }
 }
check-fold = Conclusions
    .proves = chaque signature, chaîne et règle, feuille par feuille
check-places = Place dans le journal
    .proves = chaque acte se trouve dans le journal sous un même point de contrôle signé
check-signatures = Signatures et horodatage
    .proves = les clés nommées dans les actes les ont signés
check-authority = Autorité
    .proves = chaque clé vient d’un acte qui pouvait l’apporter, jusqu’à la fondation

demo-archive = Archive : reconstitution d’après des sources publiques. Ancre :
demo-exercise = EXERCICE : pour s’entraîner. Ancre :
serve-at = Service sur { $address } – arrêter par Ctrl-C.
verify-more = et { $count } de plus
verify-unproved = Non prouvé ici, faute de ce qui le montrerait : { $numbers }.
