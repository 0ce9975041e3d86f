# The room of a sitting, its live view, delegations, lodged papers.
chair = Chair and secretariat
chair-lead = What an office does while a body sits. Whatever binds is a record, shown before it is signed; what a room only keeps at hand says that it is none.
chair-sittings = Sittings that have not closed
chair-sittings-none = No sitting is convened or open.
chair-run = Workbench
chair-live = Live view
chair-sitting-page = The sitting’s page
chair-convene = { $form }: call one
chair-readings = read differently; the readings side by side
chair-readings-about = A sitting may be called here whichever reading is right; the record says who called it. Whoever was called may decline, and may give its own account of it.
chair-also = Also looked after
chair-next = To be done next
chair-next-none = Nothing is left to be done at this sitting.
chair-step-agenda-empty = The agenda has not been adopted: no item can be, for none is asked for or each is opposed.
chair-step-agenda-not-adopted = The agenda has not been adopted. { $count ->
    [one] One item is asked for and unopposed.
   *[other] { $count } items are asked for and unopposed.
}
chair-step-agenda-changed = The agenda below is not the one adopted: its items or their order have changed.
chair-step-items-opposed = { $count ->
    [one] One item is opposed. It cannot be adopted by consensus while the opposition stands.
   *[other] { $count } items are opposed. They cannot be adopted by consensus while the opposition stands.
}
chair-step-items-late = { $count ->
    [one] One item was asked for after the opening. Whether it is taken up is to be decided.
   *[other] { $count } items were asked for after the opening. Whether they are taken up is to be decided.
}
chair-step-silence-ends = A silence ends at: { $when }.
chair-step-silence-over = A silence has ended unbroken: { $when }. Nothing is adopted until that is confirmed.
chair-step-silences-more = { $count ->
    [one] One further silence has not been confirmed or broken.
   *[other] { $count } further silences have not been confirmed or broken.
}
chair-step-to-open = The sitting has not been opened.
chair-step-to-close = When all is said, the sitting is to be closed.
chair-go-agenda-empty = ask for an item
chair-go-agenda-not-adopted = to the agenda
chair-go-agenda-changed = to the agenda
chair-go-items-opposed = see which
chair-go-items-late = to the agenda
chair-go-silence-ends = see it
chair-go-silence-over = confirm
chair-go-silences-more = see them
chair-go-to-open = open it
chair-go-to-close = close it
chair-agenda = Agenda
chair-agenda-set = As adopted by
chair-agenda-none = No item that could be adopted.
chair-order-about = This order is kept at hand and is no record until an agenda in this order is signed. Move an item by its buttons, by its number, or by dragging it.
chair-called = before the sitting now
chair-up = up
chair-down = down
chair-call = call
chair-call-end = done with it
chair-places = Order by these numbers
chair-place = Place
chair-up-item = Up: { $title }
chair-down-item = Down: { $title }
chair-agenda-go = Prepare the agenda in this order
chair-agenda-go-about = { $count ->
    [one] Leads to one record that adopts the item above, to be read and then signed. Nothing is signed by that.
   *[other] Leads to one record that adopts the { $count } items above in this order, to be read and then signed. Nothing is signed by that.
}
chair-agenda-line = { $number }. { $title } ({ $code })
chair-opposed = { $count ->
    [one] Opposed: one item
   *[other] Opposed: { $count } items
}
chair-opposed-about = Not among those prepared above. An opposition stands until whoever made it withdraws it.
chair-taken-back = Withdrawn
chair-against = Against it
chair-documents = { $count ->
    [one] One document
   *[other] { $count } documents
}
chair-speakers = Speakers
chair-no-record = The list of speakers and their times is no record. It is kept at hand only and is gone when the sitting closes.
chair-no-room = This site keeps no accounts, and so no list of speakers and no order of items.
chair-room-over = The sitting has closed; what was kept at hand is gone.
chair-speaking = Has the floor
chair-waiting = Waiting to speak
chair-nobody-waits = Nobody waits.
chair-reply = right of reply
chair-limit = Time limit in minutes
chair-limit-hint = 0 for none.
chair-limit-of = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
chair-since = since { $when }
chair-used = { $count ->
    [one] { $count } minute used
   *[other] { $count } minutes used
}
chair-left = { $count ->
    [one] { $count } minute left
   *[other] { $count } minutes left
}
chair-over = { $count ->
    [one] { $count } minute over
   *[other] { $count } minutes over
}
chair-begin = give the floor
chair-begin-of = Give the floor to { $name }
chair-again = again
chair-stop = End this statement
chair-remove = take off
chair-remove-of = Take { $name } off the list
chair-add-who = Who asks for the floor
chair-add = Put on the list
chair-list-full = The list is full. Take off somebody who has spoken.
chair-spoken = { $count ->
    [one] One has spoken
   *[other] { $count } have spoken
}
chair-texts = Texts before the sitting
chair-texts-none = No text was proposed at this sitting.
chair-adopt = adopt
chair-silence = submit to silence
chair-together = Prepare their adoption together
chair-together-about = Texts nothing stands against can be adopted by one record.
chair-silences = Silence procedures
chair-silences-none = None runs, and none was opened at this sitting.
chair-silence-until = until { $when }
chair-confirm = confirm the adoption
chair-decisions = Adopted
chair-decisions-none = Nothing yet.
chair-statements = Statements made
chair-statements-none = None on record.
chair-live-now = Before the sitting
chair-live-no-item = No item is called.
chair-live-nobody = Nobody has the floor.
chair-live-next = Next
chair-live-waiting = { $count ->
    [one] { $count } waits in all
   *[other] { $count } wait in all
}
chair-live-no-agenda = No agenda has been adopted.
chair-live-newest = Newest records
chair-live-refresh = Refresh
delegations = Delegations and keys
delegations-lead = What the log says of each seat: what was recorded of its mission, its desk keys and their use, the suspensions it has declared. What no record states is not shown.
delegations-part = { $first } to { $last } of { $total }: offices first, then seats, each in order of code.
delegations-start = From the beginning
delegations-next = Next in order of code
delegations-mission = On its mission
delegations-keys = Desk keys in force
delegations-suspended = Suspensions it declared
delegations-acceded = acceded
delegations-not-acceded = not acceded
delegations-count = { $count ->
    [one] { $count } record
   *[other] { $count } records in all, the newest shown
}
delegations-none = no record
delegations-since = since { $date }
delegations-signed = { $count ->
    [one] { $count } record signed, no ceiling
   *[other] { $count } records signed, no ceiling
}
delegations-signed-of = { $count ->
    [one] { $count } record signed of at most { $ceiling }
   *[other] { $count } records signed of at most { $ceiling }
}
delegations-last = last { $date }
delegations-all-acts = all acts
delegations-no-key = none
delegations-more-keys = { $count ->
    [one] { $count } more desk key, not listed here
   *[other] { $count } more desk keys, not listed here
}
delegations-no-suspension = none
lodged = Lodged papers
lodged-lead = What the secretariat lodged for a party that filed on paper or by e-mail. It is not signed by that party. Until the party itself signs something about it, it stands here as not confirmed.
lodged-scan = The scan goes with the record as a file named in it, so that nobody can say later that another paper was meant.
lodged-count = { $count ->
    [one] one not confirmed
   *[other] { $count } not confirmed
}
lodged-waiting = { $count ->
    [0] Not confirmed
    [one] Not confirmed: one
   *[other] Not confirmed: { $count }
}
lodged-waits = lodged, not confirmed by the party
lodged-for = lodged for { $name }
lodged-confirm = Acknowledge for { $name }
lodged-none = Nothing waits to be confirmed.
lodged-said = The party has signed something about it
lodged-acknowledged = acknowledged by the party
lodged-objected = objected to by the party
lodged-answered = answered by the party
