# Webhooks: addresses told that a log has grown.
hook-added = Webhook { $number } tells { $address } of what comes from now on. Its secret, printed only this once:
hook-on = { $number }  on  { $body }  { $address }  told up to leaf { $told }
hook-failing = { $number }  not answering since { $since } ({ $error })  { $body }  { $address }  told up to leaf { $told }
hook-off = { $number }  off ({ $error })  { $body }  { $address }  told up to leaf { $told }
hook-off-subject = { $body }: a webhook is off
hook-off-letter =
    { $address } has not taken a webhook of { $body } for five days, or said that it wants none ({ $error }). It is off; nothing is lost, the log has all of it.
    
    To go on from where it was told last: comity hook resume FOLDER { $number }
finding-hook-address = Webhooks go to an https address without a name, a password or a fragment in it.
finding-hook-private = This name leads to an address on this machine or a network behind it.
finding-hook-unreachable = Nobody answers at this address.
finding-hook-body = No body of this name is served here.
finding-hook-full = There are as many webhooks as a site may have.
finding-hook-none = There is no webhook of this number.
remedy-hook = Look at comity hook list. Where an address is meant to lie behind this network, say so with --private.
