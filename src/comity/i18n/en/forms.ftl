# Forms as they are filled in: what is chosen, begun from another record, weighed before anything is signed.
form-unfiled = Nothing has been filed yet. Only a signature made later files anything.
form-none = not given
form-given = as given above
form-absent = Nothing in this language yet.
form-prefilled = taken over, not yours yet
form-date-zone = Days are days in { $zone }.
form-all-parties = all parties
form-all-of = All of: { $group } ({ $count })
form-ticked = Ticked one by one:
form-row = { $label }, line { $number }
form-row-more = Add a line
form-row-less = Remove
form-row-less-of = Remove line { $number } of { $label }
form-begin = Begin from an earlier record
form-begin-about = What it says is taken over and marked, field by field. Its date, its files and its place in the record are not.
form-begin-target = From the record this one is about
form-begin-return = From an earlier return of this seat
form-begin-earlier = From an earlier record of this form by this seat
form-begun = Begun from
form-begun-marked = Every field taken over is marked; check each.
form-begun-undo = Undo: begin with an empty form
form-beside = Beside the rules
form-check = Check what is written
form-check-about = Shows the numbers beside each threshold, how dates are read, and which clocks and duties this would start. Files nothing.
form-dates-read = Dates as they are read
form-would-start = If handed in now, this would start or end
form-starts-nothing = If handed in now, this would start no clock and no duty.
form-not-yet = Which clocks and duties this would start is told once the form is complete.
form-owed-by-count = { $count ->
    [one] { $count } party or office
   *[other] { $count } parties or offices
 }
answer-due = Owed by this seat
answer-answer = Answer
answer-text = This version of the text
answer-join = Join, leave or oppose
answer-own = Change what is one’s own
answer-other = Other acts
answer-due-by = Due by { $end }: { $duty } { $rule }
answer-due-open = Owed, with no date: { $duty } { $rule }
answer-on = On:
answer-go-on = Go on to the form
answer-with-more = with a text of one’s own
answer-sitting = Act on this sitting
