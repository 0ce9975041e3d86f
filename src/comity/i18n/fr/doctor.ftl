# Ce que dit l’examen d’une installation, et ce que pourrait faire le voleur de chaque chose.
doctor-site = Le site
doctor-body = Organe { $slug }
doctor-thief = Ce qui se trouve ici, et ce qu’un voleur pourrait en faire
health-modes = Fichiers réservés à leur propriétaire
health-modes-told = { $count ->
    [0] aucun n’est ouvert
    [one] { $count } est ouvert : { $names }
   *[other] { $count } sont ouverts : { $names }
}
health-do-modes-open = Retirez ces droits (chmod go= sur les secrets, chmod o-w sur le journal). Qui pouvait lire une clé a pu la copier : remplacez-la.
health-transport = Transport
health-transport-told = { $https ->
    [1] dit passer par TLS, derrière { $proxies } mandataires
   *[other] n’est pas dit passer par TLS
}
health-do-transport-open = Un organe réel est servi sans TLS : mots de passe et sessions circulent en clair. Placez devant lui un mandataire avec certificat et posez COMITY_HTTPS=1.
health-do-transport-proxies = TLS s’arrête à un mandataire et COMITY_PROXIES ne dit pas combien il y en a : les limites comptent alors le mandataire et non le demandeur.
health-hosts = Noms auxquels il répond
health-hosts-told = { $names }
health-do-hosts-wide = COMITY_HOSTS le laisse répondre à tout nom, si bien que des liens peuvent mener ailleurs. Nommez chaque hôte.
health-secrets = Secrets de l’environnement
health-secrets-told = { $count ->
    [0] aucun fichier nommé
    [one] { $count } fichier nommé
   *[other] { $count } fichiers nommés
}{ $faults ->
    [0] {""}
   *[other] {" "}; en défaut : { $names }
}
health-do-secrets-open = Un secret se trouve dans l’environnement même, ou dans un fichier absent ou lisible par d’autres. Mettez-le dans un fichier de mode 0600 et nommez ce fichier.
health-lines = Ce qui quitte cette machine
health-lines-told = { $bases ->
    [0] aucune base ailleurs
    [one] { $bases } base ailleurs
   *[other] { $bases } bases ailleurs
}{ $faults ->
    [0] {""}
   *[other] {""} ; en défaut : { $names }
}
health-do-lines-plain = Une base ou le serveur de courrier, sur une autre machine, est interrogé en clair. Fixez sslmode=verify-full, ou COMITY_MAIL_TLS=1.
health-do-lines-loose = Une base située ailleurs est ouverte par un mot de passe, qui ne change pas, ou son certificat n’est pas comparé à son nom. Donnez au serveur un certificat client (sslcert, sslkey) et fixez sslmode=verify-full.
health-do-lines-witness = L’adresse d’un témoin est en http. Il n’est interrogé que si COMITY_PLAIN nomme son hôte ; ce qu’il dit est signé, mais qui se trouve sur le chemin le voit et peut le retenir. Demandez https à son exploitant.
health-versions = Versions
health-versions-told = Python { $python }, SQLite { $sqlite }, { $libraries }
health-do-versions-old = Ce SQLite est plus ancien que ne le demande la base. Utilisez un Python ou un SQLite plus récent.
health-keys = Clés de l’organe
health-keys-told = { $key }{ $faults ->
    [0] {""}
   *[other] {" "}({ $code })
}
health-do-keys-unread = Cette clé ne peut être lue, ou d’autres peuvent la lire aussi. Le greffe ne démarre pas tant que son seul propriétaire ne peut la lire.
health-do-keys-other = Cette clé n’est pas celle que nomme le registre. Remettez la bonne ; le greffe ne signe rien avec une autre.
health-digest = Conclusions
health-digest-told = { $size ->
    [one] de { $size } feuille, comparées à l’empreinte signée
   *[other] de { $size } feuilles, comparées à l’empreinte signée
}
health-do-digest-unread = Il n’y a pas d’empreinte signée à comparer, ou elle ne tient pas. Lancez comity verify.
health-do-digest-other = La base conclut autrement que ce que le greffe a signé. Elle a pu être modifiée : lancez comity rebuild, et comity verify sur une copie.
health-reach = Témoins joignables
health-reach-told = { $count } sur { $named }{ $faults ->
    [0] {""}
   *[other] {" "}; non joints : { $names }
}
health-do-reach-none = Cet organe ne nomme aucun témoin avec adresse. Sans témoin, personne au-dehors ne voit que son journal montre la même chose à tous.
health-do-reach-away = Demandez à ceux qui les tiennent, ou regardez le réseau d’ici ; les dépôts continuent, les reçus restent provisoires.
doctor-thief-log-key = signe les points de contrôle : pourrait montrer un second journal à certains lecteurs. Ne peut forger l’acte d’une partie ; un témoin ou un miroir qui voit les deux en garde la preuve.
doctor-thief-stamp-key = horodate les réceptions : avec la clé du journal, pourrait mal dater ce qu’il laisse entrer. Ne peut forger l’acte d’une partie.
doctor-thief-founder-key = rien de plus : elle a signé tout ce qu’elle signera jamais.
doctor-thief-seat-keys = signe au nom de ces sièges jusqu’à la révocation de leurs clés. Dans un exercice, ces clés sont publiées et ne prouvent rien.
doctor-thief-restricted = lit tous les textes et fichiers restreints. Ne signe rien.
doctor-thief-database = lit ce qui attend dans la boîte d’arrivée ; tout le reste est dans le journal. Modifiée, elle est trahie par l’empreinte et reconstruite.
doctor-thief-log = lit ce que tout le monde lit. Modifié, chaque bit changé est trouvé et nommé.
doctor-thief-accounts = apprend qui a un compte, quand et à peu près d’où chacun s’est connecté ; peut tenter de deviner les mots de passe d’après leurs empreintes. Avec le secret du site, lit les brouillons. Qui peut y écrire crée des comptes qui lisent. Ne signe rien.
doctor-thief-site-secret = avec la base des comptes, ouvre brouillons, seconds facteurs et sessions : lit comme n’importe qui. Ne signe rien.
doctor-thief-mail-password = envoie du courrier au nom du greffe. Les lettres ne sont pas des actes.
doctor-thief-ministry-secret = peut se faire passer pour ce greffe auprès de la connexion du ministère. N’ouvre aucun compte ici sans le ministère.
health-verified = Vérification
health-verified-told = { $size ->
    [one] { $size } feuille
   *[other] { $size } feuilles
}
health-do-verified-not = Le journal ne tient pas. N’acceptez plus de dépôts, gardez le dossier tel quel ; comity verify dit ce qui ne va pas, un miroir a ce qui fut.
