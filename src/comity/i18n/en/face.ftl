# What stands between a label and what it labels.
colon = :
hats = (also { $names })
front-what = { $members ->
    [one] A body of { $members } member.
   *[other] A body of { $members } members.
 } { $rules ->
    [one] Its { $rules } rule stands here as data, with source and certainty.
   *[other] Its { $rules } rules stand here as data, each with its source and certainty.
 }
front-now = The dialogue on
last-sitting = Last sitting
next-sitting = Next sitting
next-none = None is convened.
days-to = { $count ->
    [one] { $count } day to { $date }
   *[other] { $count } days to { $date }
 }
archive-ends = { $count ->
    [one] This archive ends on { $date }, { $count } day after that sitting; of later days it says nothing.
   *[other] This archive ends on { $date }, { $count } days after that sitting; of later days it says nothing.
 }
accounts-differ = accounts differ
accounts-differ-sitting = Accounts of this sitting differ
suspended-now = Suspended
suspended-as-of = Suspended, as far as this archive goes: { $date }
suspended-none = Nothing is suspended on record.
front-owed = { $count ->
    [0] No answer is outstanding
    [one] { $count } answer is outstanding
   *[other] { $count } answers are outstanding
 }
ways = Ways into the record
count-threads = { $count ->
    [one] { $count } thread
   *[other] { $count } threads
 }
count-items = { $count ->
    [one] { $count } item asked for
   *[other] { $count } items asked for
 }
count-positions = { $count ->
    [one] { $count } position taken
   *[other] { $count } positions taken
 }
count-contested = { $count ->
    [one] { $count } matter told differently
   *[other] { $count } matters told differently
 }
count-members = { $count ->
    [one] { $count } member
   *[other] { $count } members
 }
count-accounts = { $count ->
    [one] { $count } account
   *[other] { $count } accounts
 }
contested = Where accounts differ
    .menu = Accounts
contested-lead = Each matter below was told by several authors, or otherwise than the record has it. Accounts stand side by side under their authors, in order of code; none is preferred.
all-contested = All matters on which accounts differ
empty-contested = No account of a contested fact is on record.
agenda = Agenda
agenda-lead = Every item asked for: by whom, who joined or opposed, what became of it.
agenda-no-sitting = For no sitting named
asked-unknown = who asked is not in the sources
asked-by = asked for by
item-late = late: asked for when the sitting had opened
held-support = Co-sponsored by
held-opposition = Opposed by
held-objection = Objected to by
held-decline = Declined by
held-settlement = Settled, as said by
not-settled-by = Not said to be settled by
settled-by = Said to be settled by
settled-by-none = Nobody has said that it is settled.
addressed-to = addressed to
positions-page = Positions and disagreements
    .menu = Positions
positions-lead = Who holds what on which text, in the words of the form; where views were recorded to differ; which concerns stay open.
positions-order = { $count ->
    [one] { $count } position stands. Texts with the newest first; holders in order of code.
   *[other] { $count } positions stand. Texts with the newest first; holders in order of code.
 }
positions-matrix = Positions by text and holder
positions-text = On
positions-list = The same as a list
no-position = no position on record
empty-positions = No position stands on record.
disagreements = Disagreements on record
disagreement = Disagreement
empty-disagreements = No disagreement is on record.
concerns = Concerns
concerns-lead = A concern is settled only when everyone it concerns has said so.
empty-concerns = No concern is on record.
obligations-lead = What forms and rules ask of those a record is addressed to.
due-by = due { $date }
empty-owed = Nothing is outstanding.
sittings-lead = By their own dates, newest first.
older-sittings = Earlier sittings
sitting-outcome = Outcome
sitting-contested = Accounts of this sitting differ
sitting-glance = At a glance
sitting-briefings = Briefings
sitting-decisions = Decisions
sitting-disagreements = Disagreements
sitting-concerns = Concerns
sitting-rest = Outside the agenda items
sitting-before = (the sitting before)
sitting-after = (the sitting after)
neighbours = Sittings before and after
story-start = From the beginning
story-next = The story goes on
read-on = Read on
shown-beside = An account; it stands beside the others on this page.
signed-by-hand = signed for it by { $name }
shown-of = { $shown } of { $count } are shown.
mandate = Under the mandate
mandate-contested = contested by
silence-until = until { $date }
standing = What stands on this record
more-in-thread = More records refer to this one; its thread has them.
names-through-time = Names through time
member-of = Belongs to
speaks-for = Speaks for
spoken-for-by = Actors that speak for it
records-by-year = Records by year
year = Year
share = Share of its fullest year
missions = Missions and accreditations
party-asked = Agenda items it asked for
party-owes = What it owes
party-owed = What it is owed
party-latest = Its newest records
tour = Ten-minute tour
tour-short = A guided way through this record
tour-lead = { $count ->
    [one] One stop.
   *[other] { $count } stops through this record, each with the records it speaks of. Nothing on the way is more than a record says.
 }
tour-as-of = This body as of { $date }
doubt-unverified = unverified in part
doubt-contested = contested
restricted-kept = Restricted to members: everybody sees that it exists, members also read it.
restricted-until = It is due to be made public on { $date }.
restricted-opened = Once restricted; a later record made it public.
