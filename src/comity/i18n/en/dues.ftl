## Clocks, duties, returns, quotas and thresholds: what is due and why.

due-end-day = end of { $date } ({ $zone })
due-end-second = { $date }, { $time } ({ $zone })
length-seconds = { $count ->
    [one] { $number } second
   *[other] { $number } seconds
}
length-minutes = { $count ->
    [one] { $number } minute
   *[other] { $number } minutes
}
length-hours = { $count ->
    [one] { $number } hour
   *[other] { $number } hours
}
length-days = { $count ->
    [one] { $number } day
   *[other] { $number } days
}
length-working_days = { $count ->
    [one] { $number } working day
   *[other] { $number } working days
}
length-months = { $count ->
    [one] { $number } month
   *[other] { $number } months
}

clauses = { $one }; { $more }

clock-line = { $clock } ({ $record }): { $state }
clock-running = runs until { $end }
clock-over = ran out at { $end }
clock-waiting = waits for receipt by { $awaits }
clock-paused = paused
clock-bypassed = does not run
clock-lifted = no longer binds
clock-ended = ended at { $end }
clock-withdrawn = fell with the record that started it
clock-none = { $clock }: does not run for { $record }
clock-late-by = received { $time } after that moment
clock-early-by = received { $time } before that moment

silence-line = { $state }, { $until }; { $left } ({ $record })
silence-consent = silence means consent
silence-not-participating = silence means not taking part
silence-free = silence leaves the sender free to adopt
silence-breach = an answer is owed; silence may be taken further
silence-nothing = silence means nothing
silence-unanswered = the invitation stays unanswered

step-start-sending = runs from { $from }, the date of { $record }
step-start-reception = runs from { $from }, when { $record } was received
step-start-last-receipt = runs from { $from }, when the last of those addressed had { $record }
step-start-field = counted from { $from }, which { $record } states
step-start-yearly = due every year
step-receipt = { $who } had it at { $at } ({ $record })
step-date = ends with that date: { $end }
step-before = { $length } before: { $end }
step-length = { $length }: { $end }
step-roll = that is no working day; it moves to { $end }
step-extend = { $who } extended it by { $record } to { $end }
step-extend-to = { $record } ({ $who }, { $at }) prolongs it to { $length } from the start: { $end }
step-extend-by = { $record } ({ $who }, { $at }) prolongs it by { $length }: { $end }
step-set = { $record } ({ $who }, { $at }) sets the end: { $end }
step-pause = { $record } ({ $who }, { $at }) pauses it
step-go-on = { $record } ({ $who }, { $at }) lets it go on: { $end }
step-restart = { $record } ({ $who }, { $at }) starts it again for { $length }: { $end }
step-lift = { $record } ({ $who }, { $at }) lifts it
step-end = { $record } ({ $who }, { $at }) ends it
step-bypassed = does not run for { $record }
step-bypassed-reason = does not run for { $record }; reason given: { $reason }
step-late = { $record } ({ $who }, { $at }) came after the end and changes nothing

duty-owes = { $owner } owes { $to }
duty-owes-own = { $owner } owes
duty-owed = { $owner } owed { $to }
duty-owed-own = { $owner } owed
duty-open = { $who }: { $duty }
duty-until = { $who }: { $duty }, until { $end }
duty-past = { $who }: { $duty }; due { $end }, not recorded
duty-discharged = { $who }: { $duty }; done by { $record }
duty-late = received { $time } after the end
duty-fallen = { $who }: { $duty }; fell with the record
return-made = { $owner }: { $duty } for { $year }, made { $at } ({ $record }); due { $end }
quota-none = Nothing is counted.
margin-more_than = { $field }: { $told }; counts above { $value }
margin-at_most = { $field }: { $told }; counts up to { $value }
margin-not-given = { $field }: not given; counts from { $value }
duty-then = may be followed by: { $form }
return-due = { $owner }: { $duty } for { $year }, due { $end }
return-past = { $owner }: { $duty } for { $year }; due { $end }, not recorded
quota-line = { $quota }, { $who }: { $number } of { $limit } ({ $window })
quota-at-once = at the same time
quota-years = { $first }–{ $last }
quota-together = all together
threshold-met = { $threshold }: yes
threshold-not-met = { $threshold }: no
margin-at_least = { $field }: { $told } of { $value }
rule-in-brackets = { $article }, { $status }

due = What is due
due-lead = What runs at { $moment }, until when, and by which article. Every date is computed from the record when this page is asked for.
changes-obligations-fallen = Obligations fallen with their record
obligation-fallen = fallen
clocks = Clocks
unstated-not-known = not known
unstated-not-stated = not stated
write-unstated = { $field }, if left blank
preview-said-unstated = { $label } – not given, because:
due-nothing = Nothing runs and nothing is owed.
due-clocks = Clocks that run
due-duties = Duties that stand open
due-returns = Yearly returns
due-quotas = Quotas
due-thresholds = Thresholds
due-why = Why this date
due-past-left-out = Older duties that nobody answered are not listed here: { $count }.
due-silences-left-out = Further silence procedures are not listed here: { $count }. Those that still run come before others, what ends first first.
due-silences-asked = Of each, comity explain FOLDER RECORD tells; comity show FOLDER records lists all records.
