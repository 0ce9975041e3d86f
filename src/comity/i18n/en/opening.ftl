# Opening a body: a seat takes its place in one go.
accede-done = { $seat } has taken its place. Keep { $mission } with the root keys; { $desk } signs its records.
finding-root-one-set = There is not exactly one public root set, CODE.set.json, in the folder.
finding-desk-other-text = What the desk prepared says something else than was asked for; nothing was signed.
finding-follow-state = The file that remembers how far a log was followed is not understood, or is of another log.
remedy-follow = Look at the file; without it everything is given again from the first leaf.
finding-webhook-headers = The three headers of a webhook are not there, or not as they must be.
finding-webhook-time = The webhook is more than five minutes away from this clock.
finding-webhook-signature = The webhook is not signed by this secret.
finding-webhook-secret = This is no secret of a webhook.
finding-webhook-body = What the webhook says is not understood.
remedy-webhook = Check the secret and the clock, and that the body is checked as it came; then read the log itself, which needs no webhook.
