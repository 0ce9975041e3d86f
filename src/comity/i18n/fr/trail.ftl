# La piste des actes sur les comptes (docs/spec/log.md 17).
preview-trail = Lie la piste des actes sur les comptes : { $count ->
    [one] { $count } inscription
   *[other] { $count } inscriptions
} à ce jour.
preview-trail-root = Racine sur celles-ci
trail-bound = Actes sur les comptes, liés au journal
account-trail = Actes sur les comptes
account-trail-bound = { $count ->
    [one] { $count } de ces actes est lié
   *[other] { $count } de ces actes sont liés
} dans le journal. Ce qui est lié, plus personne ne le modifie ni ne le retire sans que cela se voie, pas même qui tient le greffe.
account-trail-record = L’acte qui les lie
account-trail-file = Prendre le fichier pour vérifier soi-même
account-trail-none = Aucun de ces actes n’est encore lié dans le journal : qui tient le greffe pourrait encore les modifier.
trail-holds = { $body } : { $entries } inscriptions, dont le journal lie { $bound } par { $heads } actes. Toutes concordent.
trail-broken = { $body } : { $entries } inscriptions ; le journal en lie { $bound } par { $heads } actes. Elles ne concordent pas :
trail-extract-holds = { $seat } : { $count ->
    [one] { $count } inscription se trouve
   *[other] { $count } inscriptions se trouvent
} sous l’acte { $record } de ce journal, et il n’en manque aucune entre elles :
finding-trail-size = Une tête de la piste des comptes ne lie pas plus d’inscriptions que le journal n’en lie déjà.
finding-trail-file = Ceci n’est pas un extrait de piste.
finding-trail-log = L’extrait est d’un autre journal.
finding-trail-head = Aucun acte de ce journal ne lie la piste comme le dit l’extrait.
finding-trail-gap = Une inscription du siège manque, est d’un autre siège ou se trouve à un autre rang.
finding-trail-kept = Ces inscriptions ne sont pas celles que le journal lie : une a été modifiée, retirée ou ajoutée.
finding-trail-none = Il n’y a pas de comptes dans ce dossier.
remedy-trail = Comparez avec une copie plus ancienne de la base des comptes et avec ce que les auditeurs des sièges ont emporté. Ce que le journal lie est ce qui a été fait.
doctor-thief-registry-key = signe ce qu’atteste le greffe : pourrait lier une fausse piste des actes sur les comptes. Ne peut défaire ce qui est déjà lié, ni forger l’acte d’une partie.
