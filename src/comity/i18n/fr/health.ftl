# Comment se porte le service d’un organe, et que faire quand quelque chose ne va pas.
health = État de ce service
health-all-well = Tout ce qui est examiné va bien.
health-all-look = Quelque chose est à examiner.
health-all-ill = Quelque chose ne va pas.
health-public = Montré à tous. L’état de la machine est montré au secrétariat, et sur la machine elle-même.
health-full = Montré en entier : au secrétariat, ou sur la machine elle-même.
health-well = va bien
health-look = à examiner
health-ill = ne va pas
health-unknown = inconnu
health-absent = non configuré
health-do = Que faire :
health-never = jamais
health-machine = La même chose pour les programmes
health-log = Journal
health-log-told = { $size ->
    [one] { $size } feuille sous le dernier point de contrôle
   *[other] { $size } feuilles sous le dernier point de contrôle
}
health-checkpoint = Dernier point de contrôle
health-checkpoint-told = écrit il y a { $age } ; { $behind ->
    [0] rien n’attend d’être couvert
    [one] { $behind } feuille n’est pas encore couverte
   *[other] { $behind } feuilles ne sont pas encore couvertes
}
health-sequencer = Séquenceur
health-sequencer-told = dernier signe de vie : { $age }
health-inbox = Boîte de réception
health-inbox-told = { $waiting ->
    [0] rien n’attend
    [one] { $waiting } dépôt attend, depuis { $age }
   *[other] { $waiting } dépôts attendent, le plus ancien depuis { $age }
}
health-clock = Horloge
health-clock-told = comparée au dernier horodatage, à { $age } de distance
health-filing = Dépôts
health-filing-told = { $taken ->
    [1] reçus
   *[other] non reçus
}
health-search = Index de recherche
health-search-told = couvre { $reach } sur { $size }
health-soon = Prend fin dans les 72 heures
health-soon-told = { $count ->
    [0] rien
    [one] { $count } délai, obligation ou silence
   *[other] { $count } délais, obligations ou silences
}
health-soon-clock = Délai de { $what } : { $when }
health-soon-duty = Obligation pour { $what } : { $when }
health-soon-silence = Silence { $what } : { $when }
health-disk-body = Disque du journal
health-disk-body-told = { $megabytes } Mo libres, { $percent } %
health-disk-accounts = Disque des comptes
health-disk-accounts-told = { $megabytes } Mo libres, { $percent } %
health-mail = Courrier
health-do-log-damaged = Les fichiers ne donnent pas la racine qui a été signée. Ne recevez plus de dépôts : arrêtez le service, gardez le dossier tel quel, lancez comity verify sur une copie et comparez avec un miroir.
health-do-checkpoint-old = Des actes sont inscrits sans être publiés. Arrêtez puis relancez le service : un démarrage achève ce qui restait. Sinon, regardez le disque du journal.
health-do-sequencer-silent = Aucun séquenceur ne répond : les dépôts attendent et rien n’est horodaté. Lancez le service (comity serve) et lisez ce qu’il affiche s’il s’arrête encore.
health-do-inbox-full = La boîte ne prend plus de dépôts. Regardez d’abord le séquenceur ; dès qu’il répond, elle se vide d’elle-même.
health-do-inbox-waits = Un dépôt attend depuis trop longtemps. Regardez le séquenceur ; ce qui attend n’est pas perdu et reçoit réponse quand il tourne.
health-do-inbox-crowded = Beaucoup de dépôts sont arrivés à la fois. Rien à faire si leur nombre baisse ; s’il croît, regardez le disque et qui dépose.
health-do-clock-behind = L’horloge de la machine est en retard sur le dernier horodatage. Réglez-la sur un serveur de temps ; tant qu’elle ne l’a pas dépassé, les actes portent des heures dans le désordre, et chacun donne un constat.
health-do-clock-unknown = Rien n’a encore été horodaté : il n’y a rien à quoi comparer.
health-do-filing-waits = Ce qui est remis maintenant attend. Rien n’est perdu ; regardez le séquenceur et la boîte.
health-do-search-behind = L’index est complété par qui cherche. Rien à faire.
health-do-search-none = Il n’y a pas encore d’index ; la première recherche en fait un.
health-do-disk-short = La place se fait rare. Libérez-en ou agrandissez le disque avant qu’il soit plein ; n’effacez jamais rien sous log.
health-do-disk-full = Il ne reste presque plus de place. Au-dessous de 64 Mio, les dépôts sont refusés ; les pages se lisent toujours. Supprimez le fichier ballast du dossier de l’organe pour disposer aussitôt de 32 Mio, puis faites de la place ; ne supprimez jamais rien sous log.
health-do-disk-unknown = Le disque n’a pas pu être interrogé. Vérifiez que le dossier est encore monté.
health-do-mail-none = Le courrier n’est pas configuré : personne n’est prévenu par courriel. Renseignez COMITY_MAIL_HOST pour l’envoyer.
health-mail-told = { $waiting ->
    [one] { $waiting } lettre attend
   *[other] { $waiting } lettres attendent
  }, la plus ancienne depuis { $age } ; { $given } abandonnées
health-do-mail-waits = Des lettres attendent depuis trop longtemps. Voir si le serveur de courriel répond (comity notices DIR --dry-run dit ce qui attend) ; aucune n’est perdue.
health-do-mail-given-up = Des lettres ont été abandonnées après de nombreux essais : leurs adresses sont peut-être fausses. comity notices DIR --json nomme le défaut.
health-witnesses = Témoins
health-witnesses-told = { $seen } sur { $named } ont cosigné à la dernière demande ; temps écoulé depuis le dernier quorum : { $age }
health-do-witnesses-none = Cet organe ne nomme aucun témoin : personne au dehors ne voit que son journal montre à tous la même chose.
health-do-witnesses-missing = Les actes les plus récents n’ont pas encore de quorum : leurs reçus sont provisoires. Les dépôts continuent ; s’adresser à ceux qui tiennent les témoins manquants.
health-do-witnesses-differ = Un témoin a cosigné un autre journal que celui-ci. Ne plus rien recevoir, laisser le dossier tel quel et comparer avec un miroir.
