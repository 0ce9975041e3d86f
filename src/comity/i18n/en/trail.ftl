# The trail of acts on accounts (docs/spec/log.md 17).
preview-trail = Binds the trail of acts on accounts: { $count ->
    [one] one entry
   *[other] { $count } entries
} so far.
preview-trail-root = Root over them
trail-bound = Acts on accounts, bound
account-trail = Acts on accounts
account-trail-bound = { $count ->
    [one] One of these acts is bound
   *[other] { $count } of these acts are bound
} in the log. What is bound nobody changes or removes unseen any more, not even whoever runs the desk.
account-trail-record = The record that binds them
account-trail-file = Take the file to check for yourself
account-trail-none = None of these acts is bound in the log yet: whoever runs the desk could still change them.
trail-holds = { $body }: { $entries } entries, of which the log binds { $bound } by { $heads } records. All hold.
trail-broken = { $body }: { $entries } entries; the log binds { $bound } by { $heads } records. They do not hold:
trail-extract-holds = { $seat }: { $count ->
    [one] one entry lies
   *[other] { $count } entries lie
} under record { $record } of this log, and none is missing between them:
finding-trail-size = A head of the trail of accounts binds no more entries than the log does already.
finding-trail-file = This is no extract of a trail.
finding-trail-log = The extract is of another log.
finding-trail-head = No record of this log binds the trail as the extract says.
finding-trail-gap = An entry of the seat is missing, is another seat’s, or stands in another order.
finding-trail-kept = These entries are not those the log binds: one was changed, removed or put in.
finding-trail-none = There are no accounts in this folder.
remedy-trail = Compare with an older copy of the accounts’ database and with what the seats’ auditors took away. What the log binds is what was done.
doctor-thief-registry-key = signs what the registry witnesses: could bind a false trail of acts on accounts. Cannot undo what is bound already, nor forge a party’s record.
