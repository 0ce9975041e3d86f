# La salle d’une séance, sa vue en direct, les délégations, les documents déposés.
chair = Présidence et secrétariat
chair-lead = Ce que fait une fonction pendant qu’un organe siège. Tout ce qui engage est un acte, montré avant d’être signé ; ce qui n’est qu’une liste de travail le dit.
chair-sittings = Séances qui ne sont pas closes
chair-sittings-none = Aucune séance n’est convoquée ni ouverte.
chair-run = Table de la présidence
chair-live = Vue en direct
chair-sitting-page = La page de la séance
chair-convene = { $form } : convoquer
chair-readings = lu différemment ; les lectures côte à côte
chair-readings-about = Une séance peut être convoquée ici quelle que soit la lecture exacte ; l’acte dit qui l’a convoquée. Qui est convoqué peut refuser de participer et en donner son propre récit.
chair-also = À suivre aussi
chair-next = Ce qui reste à faire
chair-next-none = Plus rien n’est à faire à cette séance.
chair-step-agenda-empty = L’ordre du jour n’est pas adopté : aucun point ne peut l’être, car aucun n’est demandé ou chacun rencontre une opposition.
chair-step-agenda-not-adopted = L’ordre du jour n’est pas adopté. { $count ->
    [one] Un point est demandé sans opposition.
   *[other] { $count } points sont demandés sans opposition.
}
chair-step-agenda-changed = L’ordre du jour ci-dessous n’est pas celui qui a été adopté : ses points ou leur ordre ont changé.
chair-step-items-opposed = { $count ->
    [one] Un point rencontre une opposition. Il ne peut être adopté par consensus tant qu’elle subsiste.
   *[other] { $count } points rencontrent une opposition. Ils ne peuvent être adoptés par consensus tant qu’elle subsiste.
}
chair-step-items-late = { $count ->
    [one] Un point a été demandé après l’ouverture. Il reste à décider s’il est pris.
   *[other] { $count } points ont été demandés après l’ouverture. Il reste à décider s’ils sont pris.
}
chair-step-silence-ends = Un silence prend fin : { $when }.
chair-step-silence-over = Un silence a pris fin sans être rompu : { $when }. Rien n’est adopté tant que cela n’est pas confirmé.
chair-step-silences-more = { $count ->
    [one] { $count } autre silence n’est ni confirmé ni rompu.
   *[other] { $count } autres silences ne sont ni confirmés ni rompus.
}
chair-step-to-open = La séance n’est pas ouverte.
chair-step-to-close = Quand tout est dit, la séance est à clore.
chair-go-agenda-empty = demander un point
chair-go-agenda-not-adopted = à l’ordre du jour
chair-go-agenda-changed = à l’ordre du jour
chair-go-items-opposed = voir lesquels
chair-go-items-late = à l’ordre du jour
chair-go-silence-ends = le voir
chair-go-silence-over = confirmer
chair-go-silences-more = les voir
chair-go-to-open = l’ouvrir
chair-go-to-close = la clore
chair-agenda = Ordre du jour
chair-agenda-set = Tel qu’adopté par
chair-agenda-none = Aucun point qui puisse être adopté.
chair-order-about = Cet ordre n’est qu’un ordre de travail, et pas un acte, tant qu’un ordre du jour dans cet ordre n’est pas signé. Déplacez un point par ses boutons, par son numéro ou en le faisant glisser.
chair-called = examiné en ce moment
chair-up = monter
chair-down = descendre
chair-call = appeler
chair-call-end = terminé
chair-places = Ranger selon ces numéros
chair-place = Place
chair-up-item = Monter : { $title }
chair-down-item = Descendre : { $title }
chair-agenda-go = Préparer l’ordre du jour dans cet ordre
chair-agenda-go-about = { $count ->
    [one] Mène à un seul acte qui adopte le point ci-dessus, à lire puis à signer. Rien n’est signé par là.
   *[other] Mène à un seul acte qui adopte les { $count } points ci-dessus dans cet ordre, à lire puis à signer. Rien n’est signé par là.
}
chair-agenda-line = { $number }. { $title } ({ $code })
chair-opposed = { $count ->
    [one] Opposition : un point
   *[other] Opposition : { $count } points
}
chair-opposed-about = Hors de ce qui est préparé ci-dessus. Une opposition subsiste jusqu’à ce que son auteur la retire.
chair-taken-back = Retirés
chair-against = Contre
chair-documents = { $count ->
    [one] Un document
   *[other] { $count } documents
}
chair-speakers = Orateurs
chair-no-record = La liste des orateurs et leurs temps ne sont pas un acte. C’est une liste de travail, qui disparaît à la clôture de la séance.
chair-no-room = Ce site ne tient pas de comptes, donc ni liste d’orateurs ni ordre de points.
chair-room-over = La séance est close ; les listes de travail ne sont plus.
chair-speaking = A la parole
chair-waiting = Demandent la parole
chair-nobody-waits = Personne n’attend.
chair-reply = droit de réponse
chair-limit = Temps de parole en minutes
chair-limit-hint = 0 pour aucun.
chair-limit-of = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
chair-since = depuis : { $when }
chair-used = { $count ->
    [one] { $count } minute utilisée
   *[other] { $count } minutes utilisées
}
chair-left = { $count ->
    [one] reste { $count } minute
   *[other] restent { $count } minutes
}
chair-over = { $count ->
    [one] { $count } minute de trop
   *[other] { $count } minutes de trop
}
chair-begin = donner la parole
chair-begin-of = Donner la parole : { $name }
chair-again = encore
chair-stop = Mettre fin à l’intervention
chair-remove = retirer
chair-remove-of = Retirer de la liste : { $name }
chair-add-who = Qui demande la parole
chair-add = Inscrire
chair-list-full = La liste est pleine. Retirez qui a déjà parlé.
chair-spoken = { $count ->
    [one] Une intervention terminée
   *[other] { $count } interventions terminées
}
chair-texts = Textes soumis à la séance
chair-texts-none = Aucun texte n’a été proposé à cette séance.
chair-adopt = adopter
chair-silence = soumettre au silence
chair-together = Préparer leur adoption d’un seul acte
chair-together-about = Les textes auxquels rien ne s’oppose peuvent être adoptés par un seul acte.
chair-silences = Procédures de silence
chair-silences-none = Aucune ne court, aucune n’a été ouverte à cette séance.
chair-silence-until = jusqu’à : { $when }
chair-confirm = confirmer l’adoption
chair-decisions = Adopté
chair-decisions-none = Rien encore.
chair-statements = Déclarations faites
chair-statements-none = Aucune n’est consignée.
chair-live-now = En discussion
chair-live-no-item = Aucun point n’est appelé.
chair-live-nobody = Personne n’a la parole.
chair-live-next = Ensuite
chair-live-waiting = { $count ->
    [one] { $count } attend en tout
   *[other] { $count } attendent en tout
}
chair-live-no-agenda = Aucun ordre du jour n’est adopté.
chair-live-newest = Derniers actes
chair-live-refresh = Actualiser
delegations = Délégations et clés
delegations-lead = Ce que le journal dit de chaque siège : ce qui est consigné de sa mission, ses clés de bureau et leur usage, les suspensions qu’il a déclarées. Ce qu’aucun acte n’indique n’est pas montré.
delegations-part = { $first } à { $last } sur { $total } : d’abord les offices, puis les sièges, par ordre de code.
delegations-start = Depuis le début
delegations-next = Suivants par ordre de code
delegations-mission = Sur sa mission
delegations-keys = Clés de bureau en vigueur
delegations-suspended = Suspensions qu’il a déclarées
delegations-acceded = a adhéré
delegations-not-acceded = n’a pas adhéré
delegations-count = { $count ->
    [one] { $count } acte
   *[other] { $count } actes en tout, le dernier est montré
}
delegations-none = aucun acte
delegations-since = depuis : { $date }
delegations-signed = { $count ->
    [one] { $count } acte signé, sans plafond
   *[other] { $count } actes signés, sans plafond
}
delegations-signed-of = { $count ->
    [one] { $count } acte signé sur { $ceiling } au plus
   *[other] { $count } actes signés sur { $ceiling } au plus
}
delegations-last = dernier : { $date }
delegations-all-acts = tous les actes
delegations-no-key = aucune
delegations-more-keys = { $count ->
    [one] { $count } autre clé de bureau, non montrée ici
   *[other] { $count } autres clés de bureau, non montrées ici
}
delegations-no-suspension = aucune
lodged = Documents déposés
lodged-lead = Ce que le secrétariat a déposé pour une partie qui a écrit sur papier ou par courriel. Cette partie ne l’a pas signé. Tant qu’elle ne signe rien elle-même à ce sujet, il figure ici comme non confirmé.
lodged-scan = La numérisation accompagne l’acte comme fichier qu’il nomme : nul ne peut dire ensuite qu’il s’agissait d’un autre document.
lodged-count = { $count ->
    [one] un non confirmé
   *[other] { $count } non confirmés
}
lodged-waiting = { $count ->
    [0] Non confirmés
    [one] Non confirmés : un
   *[other] Non confirmés : { $count }
}
lodged-waits = déposé, non confirmé par la partie
lodged-for = déposé pour : { $name }
lodged-confirm = Accuser réception : { $name }
lodged-none = Rien n’attend de confirmation.
lodged-said = La partie a signé un acte à ce sujet
lodged-acknowledged = la partie en a accusé réception
lodged-objected = la partie y a fait objection
lodged-answered = la partie y a répondu
