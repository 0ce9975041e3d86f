# The desk of a seat, and its drafts.
desk = My desk
desk-seat = The seat: its forms, keys and records
desk-now = as of { $when }
desk-to-sign = { $count ->
    [one] Waiting for your signature: { $count } draft
   *[other] Waiting for your signature: { $count } drafts
}
desk-handed-over = { $count ->
    [one] Handed over for signature: { $count } draft
   *[other] Handed over for signature: { $count } drafts
}
desk-made-ready = made ready by { $name }, { $when }
desk-filters = What is due: choose what to see
desk-kind = Kind
desk-kind-owes = What this seat owes
desk-kind-returns = Yearly returns of this seat
desk-kind-owed = What others owe this seat
desk-kind-clocks = Clocks that run on its records and on those sent to it or to all
desk-other = With
desk-within = Ends within
desk-within-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
desk-state = State
desk-state-running = not past its time
desk-state-past = past its time
desk-any = any
desk-filter = Show
desk-filter-off = Show everything
desk-left = { $time } left
desk-ago = ended { $time } ago
desk-no-end = no time is set
desk-owes-nothing = Nothing is open that this seat owes.
desk-none-of-kind = Nothing of this kind is open.
desk-filtered-all = { $count ->
    [one] { $count } line is open, and what you chose to see leaves it out.
   *[other] { $count } lines are open, and what you chose to see leaves them all out.
}
desk-filtered = { $count ->
    [one] { $count } line is left out by what you chose to see.
   *[other] { $count } lines are left out by what you chose to see.
}
desk-more = { $count ->
    [one] { $count } more line is not shown here.
   *[other] { $count } more lines are not shown here.
}
desk-all-due = Everything due for this seat
desk-drafts = Drafts
desk-no-drafts = There are no drafts. Open a form: what you write there can be saved for your colleagues at this seat.
desk-gone = { $count ->
    [one] Deleted, past its time or become a record: { $count } draft
   *[other] Deleted, past their time or become a record: { $count } drafts
}
desk-since = What changed since you last looked
desk-since-marked = You marked everything up to leaf { $first } as read on { $when }. The log has { $last } leaves now.
desk-since-asked = From leaf { $first }, which this address names, to leaf { $last }, the newest.
desk-since-never = Nothing was marked as read yet. These are the newest leaves since the last sitting: { $first } to { $last }.
desk-since-far = Listed below is what changed from leaf { $listed } on; what lies further back is on the page of changes.
desk-cut = Of the clocks only those that end first are looked at here; all that run stand under
desk-all-changes = All of it, on the page of changes
desk-more-changes = More of this kind
desk-nothing-new = Nothing changed.
desk-mark = Mark as read up to here
desk-mark-about = Up to leaf { $size }, which this page shows; what comes after stays unread.
desk-mark-address = Without an account the address of the page remembers it: keep it as a bookmark.
draft = Draft
draft-page = History, hand over, delete
draft-travels = What you write is kept nowhere: it travels with this page until it is signed. With an account that drafts for this seat it could be saved as a draft.
draft-none-yet = Nothing is saved yet.
draft-saved-today = Saved at { $time } { $zone } ({ $name })
draft-saved = Saved on { $when } ({ $name })
draft-save = Save the draft
draft-hand-over = Save and hand over for signature
draft-unsaved = What you wrote last could not be saved: the desk did not answer, or you are no longer signed in. Do not close this page. Sign in again in another window, then save here.
draft-not-kept = This could not be saved, and stays on this page only:
draft-collided = A colleague changed this draft meanwhile, so yours was not saved over it. Nothing is lost.
draft-see-both = See both and choose
draft-closed-deleted = This draft was deleted meanwhile. Saving keeps what you wrote as a new draft.
draft-closed-ended = This draft has become a record. Saving keeps what you wrote as a new draft.
draft-is-ready = Ready for signature, says { $name }.
draft-returned = Returned by { $name }:
draft-became = It became the record
draft-became-missing = It became a record that is not in this log, as it is here: { $id }.
draft-form-gone = The rules of this body have no form or act by which this draft was written ({ $name }): it can be read here, and not opened in its form.
draft-goes = It is removed from here on { $when }.
draft-kept-until = Kept until { $when } unless it is changed before.
draft-ends-soon = Not changed for a long time: it goes to the deleted drafts on { $when } unless it is changed before.
draft-deleted-by = Deleted by { $name }.
draft-expired = Not changed for 180 days.
draft-restore = Take it back
draft-delete = Delete
draft-delete-ask = Delete this draft?
draft-delete-about = It lies seven days among the deleted drafts of this seat, where anybody who drafts for it can take it back.
draft-delete-not = Keep it
draft-open = Go on writing
draft-open-sign = Open, check and sign
draft-make-ready = Hand over for signature
draft-make-ready-about = It then stands first on the desk of whoever signs for this seat.
draft-return = Return it to be changed
draft-return-note = What is to be changed
draft-what = What stands in it
draft-empty = Nothing is written in it yet.
draft-unreadable = A draft that cannot be opened: the site’s secret is not the one it was sealed under
draft-both = Two texts of one draft
draft-both-about = While you were writing, the draft was saved by somebody else. Where the two differ both are shown; choose one, or write what is to stand. Nothing is replaced before you save.
draft-mine = What you wrote
draft-theirs = What was saved meanwhile
draft-merged = Both, put together here
draft-merged-label = { $label }: put together
draft-nothing = (nothing)
draft-both-same = The two do not differ any more.
draft-both-save = Save what is chosen
finding-shelf-large = The draft is larger than a desk keeps.
finding-shelf-many = The seat has as many drafts as a desk keeps.
remedy-shelf = Shorten the draft, or delete drafts that are no longer needed, then save it again; nothing you wrote is lost meanwhile.
