# Opening a body: a seat takes its place in one go.
accede-done = { $seat } a pris sa place. Gardez { $mission } avec les clés racines ; { $desk } signe ses actes.
finding-root-one-set = Le dossier ne contient pas exactement un jeu de racines public, CODE.set.json.
finding-desk-other-text = Ce que le greffe a préparé dit autre chose que ce qui était demandé ; rien n’a été signé.
finding-follow-state = Le fichier qui retient jusqu’où un journal a été suivi n’est pas compris, ou concerne un autre journal.
remedy-follow = Examinez le fichier ; sans lui, tout est redonné depuis la première feuille.
finding-webhook-headers = Les trois en-têtes d’un appel manquent ou ne sont pas comme il faut.
finding-webhook-time = L’appel s’écarte de plus de cinq minutes de cette horloge.
finding-webhook-signature = L’appel n’est pas signé par ce secret.
finding-webhook-secret = Ceci n’est pas le secret d’un appel.
finding-webhook-body = Ce que dit l’appel n’est pas compris.
remedy-webhook = Vérifiez le secret, l’horloge, et que le corps est contrôlé tel qu’il est arrivé ; puis lisez le journal lui-même, qui n’a besoin d’aucun appel.
