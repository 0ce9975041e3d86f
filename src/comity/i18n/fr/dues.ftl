## Délais, obligations, déclarations, quotas et seuils : ce qui est dû et pourquoi.

due-end-day = fin du { $date } ({ $zone })
due-end-second = { $date }, { $time } ({ $zone })
length-seconds = { $count ->
    [one] { $number } seconde
   *[other] { $number } secondes
}
length-minutes = { $count ->
    [one] { $number } minute
   *[other] { $number } minutes
}
length-hours = { $count ->
    [one] { $number } heure
   *[other] { $number } heures
}
length-days = { $count ->
    [one] { $number } jour
   *[other] { $number } jours
}
length-working_days = { $count ->
    [one] { $number } jour ouvrable
   *[other] { $number } jours ouvrables
}
length-months = { $number } mois

clauses = { $one } ; { $more }

clock-line = { $clock } ({ $record }) : { $state }
clock-running = court jusqu’à : { $end }
clock-over = expiré : { $end }
clock-waiting = attend la réception par { $awaits }
clock-paused = suspendu
clock-bypassed = ne court pas
clock-lifted = ne lie plus
clock-ended = clos : { $end }
clock-withdrawn = tombé avec l’acte qui l’avait ouvert
clock-none = { $clock } : ne court pas pour { $record }
clock-late-by = reçu { $time } après ce moment
clock-early-by = reçu { $time } avant ce moment

silence-line = { $state }, { $until } ; { $left } ({ $record })
silence-consent = le silence vaut consentement
silence-not-participating = le silence vaut non-participation
silence-free = le silence laisse l’auteur libre d’adopter
silence-breach = une réponse est due ; le silence peut être porté plus loin
silence-nothing = le silence ne signifie rien
silence-unanswered = l’invitation reste sans réponse

step-start-sending = court à partir de : { $from }, date de { $record }
step-start-reception = court à partir de : { $from }, réception de { $record }
step-start-last-receipt = court à partir de : { $from }, quand le dernier destinataire a eu { $record }
step-start-field = compté à partir de : { $from }, indiqué par { $record }
step-start-yearly = dû chaque année
step-receipt = { $who } l’a eu : { $at } ({ $record })
step-date = expire avec cette date : { $end }
step-before = { $length } avant : { $end }
step-length = { $length } : { $end }
step-roll = ce n’est pas un jour ouvrable ; reporté : { $end }
step-extend = { $who } l’a prolongé par { $record } : { $end }
step-extend-to = { $record } ({ $who }, { $at }) le porte à { $length } depuis le début : { $end }
step-extend-by = { $record } ({ $who }, { $at }) le prolonge de { $length } : { $end }
step-set = { $record } ({ $who }, { $at }) fixe la fin : { $end }
step-pause = { $record } ({ $who }, { $at }) le suspend
step-go-on = { $record } ({ $who }, { $at }) le fait reprendre : { $end }
step-restart = { $record } ({ $who }, { $at }) le rouvre pour { $length } : { $end }
step-lift = { $record } ({ $who }, { $at }) le lève
step-end = { $record } ({ $who }, { $at }) le clôt
step-bypassed = ne court pas pour { $record }
step-bypassed-reason = ne court pas pour { $record } ; motif donné : { $reason }
step-late = { $record } ({ $who }, { $at }) est venu après la fin et ne change rien

duty-owes = { $owner } doit à { $to }
duty-owes-own = { $owner } doit
duty-owed = { $owner } devait à { $to }
duty-owed-own = { $owner } devait
duty-open = { $who } : { $duty }
duty-until = { $who } : { $duty }, jusqu’à : { $end }
duty-past = { $who } : { $duty } ; échéance { $end }, rien d’enregistré
duty-discharged = { $who } : { $duty } ; fait par { $record }
duty-late = reçu { $time } après l’échéance
duty-fallen = { $who } : { $duty } ; tombé avec l’acte
return-made = { $owner } : { $duty } pour { $year }, faite { $at } ({ $record }) ; échéance { $end }
quota-none = Rien n’est décompté.
margin-more_than = { $field } : { $told } ; compte au-delà de { $value }
margin-at_most = { $field } : { $told } ; compte jusqu’à { $value }
margin-not-given = { $field } : non indiqué ; compte à partir de { $value }
duty-then = peut être suivi de : { $form }
return-due = { $owner } : { $duty } pour { $year }, échéance { $end }
return-past = { $owner } : { $duty } pour { $year } ; échéance { $end }, rien d’enregistré
quota-line = { $quota }, { $who } : { $number } sur { $limit } ({ $window })
quota-at-once = en même temps
quota-years = { $first }–{ $last }
quota-together = tous ensemble
threshold-met = { $threshold } : oui
threshold-not-met = { $threshold } : non
margin-at_least = { $field } : { $told } sur { $value }
rule-in-brackets = { $article }, { $status }

due = Échéances
due-lead = Ce qui court à ce moment, { $moment }, jusqu’à quand, et selon quel article. Chaque date est calculée à partir des actes quand cette page est demandée.
changes-obligations-fallen = Obligations tombées avec leur acte
obligation-fallen = tombée
clocks = Délais
unstated-not-known = inconnu
unstated-not-stated = non précisé
write-unstated = { $field }, si laissé en blanc
preview-said-unstated = { $label } – non rempli, parce que :
due-nothing = Rien ne court et rien n’est dû.
due-clocks = Délais en cours
due-duties = Obligations ouvertes
due-returns = Déclarations annuelles
due-quotas = Quotas
due-thresholds = Seuils
due-why = Pourquoi cette date
due-past-left-out = Des obligations plus anciennes restées sans réponse ne figurent pas ici : { $count }.
due-silences-left-out = D’autres procédures de silence ne figurent pas ici : { $count }. Celles qui courent encore passent avant les autres, d’abord celle qui se termine la première.
due-silences-asked = comity explain DOSSIER ACTE renseigne sur chacun ; comity show DOSSIER records liste tous les actes.
