moment = As of { $date } (leaf { $leaf } of { $size })
moment-leaf = As of leaf { $leaf } of { $size }
moment-now = now
moment-choose = As of another moment
moment-label = Day (YYYY-MM-DD) or number of leaves
moment-go = Show
moment-see-now = The same page as of now
moment-derived = What follows from this record – status, answers, positions, what is owed – is shown as of the first { $leaf ->
    [one] leaf
   *[other] { $leaf } leaves
 } of the log.
error-moment = This is no moment of this body
    .advice = Write a day as YYYY-MM-DD, one the calendar has, or a number of leaves.
error-then = This did not exist yet on { $when }
    .advice = The log had not reached it at that moment.
error-then-leaf = This did not exist yet at leaf { $when }
head-index = Leaf
head-date = Date
head-symbol = Symbol
head-form = Kind
head-for = For
head-title = Title
head-status = State
head-record = Record
head-count = Records
head-first = First
head-last = Last
head-holder = Holder
head-stance = Position
head-owner = Owed by
head-duty = Duty
head-to = To
head-article = Rule
head-due = Due
head-code = Code
head-acceded = Acceded by
digest-equal = Equal: both derive the same from the first { $size } leaves.
digest-longer = One of them has { $count ->
    [one] one more leaf
   *[other] { $count } more leaves
 }.
digest-differ = They differ first at leaf { $index }, record { $record }.
digest-same-leaf = The leaf is the same on both sides; what was derived from it is not:
digest-other-leaf = The leaf itself is another ({ $record }): these are two logs.
digest-state-differs = They differ somewhere in the first { $size } leaves; a state note does not tell where, the other fold’s folder would.
digest-not-written = not written
digest-ended = ended
