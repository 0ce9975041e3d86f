timeline = Timeline of the dialogue
    .menu = Timeline
timeline-lead = { $count ->
    [one] Sittings, suspensions and the longest threads of this record on one axis of time. A gap is a stretch of more than { $count } day without a sitting in this record; whether others took place outside it, the record does not say. Tables of the same follow the drawing.
   *[other] Sittings, suspensions and the longest threads of this record on one axis of time. A gap is a stretch of more than { $count } days without a sitting in this record; whether others took place outside it, the record does not say. Tables of the same follow the drawing.
 }
timeline-drawing = Drawing of the timeline; each mark leads to its record
timeline-about = From the top: suspensions ({ $suspensions }), sittings ({ $sittings } marks) with gaps ({ $gaps }), threads ({ $threads }), years.
timeline-open = The whole timeline, with tables
timeline-suspended = { $scope }: { $title }, { $date }
timeline-gaps = Gaps between sittings
gap-after = After the meeting of
gap-before = Until
gap-length = Length
gap-to-end = end of what is known here
count-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
 }
count-sittings = { $count ->
    [one] { $count } sitting
   *[other] { $count } sittings
 }
empty-timeline = Nothing to draw yet: no sitting, no suspension, no thread of several records.
empty-gaps = No gap of that length between sittings.
empty-suspensions = No suspension is on record.
empty-long-threads = No thread has more than one record.
suspensions = Suspensions
suspended-what = What
suspended-from = Suspended
suspended-by = By
suspended-then = What followed
suspended-since = suspended { $date } by { $who }
legend-sitting = sitting
legend-announced = convened, no opening on record
legend-mention = meeting that a record tells of
mentions = Meetings that records tell of
legend-gap = { $count ->
    [one] more than { $count } day without a sitting
   *[other] more than { $count } days without a sitting
 }
legend-suspended = suspended
legend-eased = eased, not ended
legend-thread = thread and its records
legend-until = last day known here:
first-record = First record
last-record = Last record
date = Date
sitting = Sitting
thread = Thread
# The first day of a month, as dates write it.
first-of-month = 1
