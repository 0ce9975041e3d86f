announced = Announcements
    .menu = What is announced, and where announcements overlap
announced-lead = What goes on and what is to come, as whoever announces it says it. Nothing is approved or refused here. All times are UTC.
announced-unasked = No form of this body announces anything with a place, a beginning and an end.
announced-none = Nothing that goes on or is to come is announced.
announced-older-map = What is over is on the map.
announced-overlaps = Where announcements overlap
announced-overlaps-law = Announcements of different authors are compared. They overlap where they share time, come within 5 nautical miles of each other over the ground, and are not known to be at least 1,000 feet apart in height.
announced-overlaps-none = No two announcements of different authors overlap.
announced-overlaps-count = { $count ->
    [one] { $count } pair of announcements overlaps.
   *[other] { $count } pairs of announcements overlap.
}
announced-reason-shared = From { $begins } to { $ends } { $ground ->
    [shared] both take the same ground
   *[near] they are { $distance } apart over the ground at the nearest
} and both take heights between { $low } m and { $high } m.
announced-reason-near = From { $begins } to { $ends } { $ground ->
    [shared] both take the same ground
   *[near] they are { $distance } apart over the ground at the nearest
} and { $between } m lie between their heights.
announced-reason-unknown = From { $begins } to { $ends } { $ground ->
    [shared] both take the same ground
   *[near] they are { $distance } apart over the ground at the nearest
}; whether heights part them is not known, because { $count ->
    [one] { $silent } does not state its heights in full
   *[other] neither states its heights in full
}.
announced-pair = { $first } and { $second }
announced-by = Announced by
announced-received = received { $moment }
announced-heights = Heights
announced-heights-both = { $low } m to { $high } m
announced-heights-from = from { $low } m up
announced-heights-to = up to { $high } m
announced-heights-none = not stated
announced-no-place = no coordinates given
announced-placeless = { $count ->
    [one] { $count } announcement gives no coordinates and was compared with none.
   *[other] { $count } announcements give no coordinates and were compared with none.
}
announced-backward = { $count ->
    [one] { $count } announcement ends before it begins and was compared with none.
   *[other] { $count } announcements end before they begin and were compared with none.
}
announced-left = { $count ->
    [one] { $count } pair was not compared, because the shapes before it had very many corners.
   *[other] { $count } pairs were not compared, because the shapes before them had very many corners.
}
announced-more = The { $count } announcements entered last were read; older ones are on the map.
announced-list = What is announced
announced-calendar = The same in your calendar (iCalendar)
announced-next = Further
announced-first = From the beginning
announced-see-hotlines = Whom to call about it
hotlines = Hot lines
    .menu = Whom to call, party by party
hotlines-lead = Where each party says it can be reached, by its newest record that stands. A number is as old as its record; the date stands beside it.
hotlines-unasked = No form of this body asks for a contact point.
hotlines-count = { $count ->
    [one] { $count } contact point is on record;
   *[other] { $count } contact points are on record;
} { $without ->
    [0] every party has given one.
    [one] { $without } party has given none.
   *[other] { $without } parties have given none.
}
hotlines-party = Party
hotlines-contact = Contact point
hotlines-record = By which record
hotlines-nothing = None on record here.
hotlines-older = { $count ->
    [one] { $count } earlier record of it stands too
   *[other] { $count } earlier records of it stand too
}
airspace-drafted = { $count ->
    [one] { $count } draft of a report lies in { $folder }. It was not sent: fill in who reports, then use comity form read.
   *[other] { $count } drafts of reports lie in { $folder }. None was sent: fill in who reports, then use comity form read.
}{ $left ->
    [0] {""}
    [one] {" "}{ $left } candidate farther apart has no draft.
   *[other] {" "}{ $left } candidates farther apart have no draft.
}
airspace-draft-title = Candidate encounter of { $first } and { $second }
airspace-draft-text = From { $begins } to { $ends } the positions given for { $first } and { $second } were below the minima held against them. They were nearest at { $time }: { $lateral } m apart over the ground{ $known ->
    [yes] {" "}and { $vertical } m apart in height.
   *[no] ; how far apart in height is not known.
} This was computed by screening the file { $file } (SHA-256 { $sha256 }). It is a reason to look, not a finding.
