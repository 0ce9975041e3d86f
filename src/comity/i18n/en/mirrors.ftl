# A mirror's own pages (docs/operators/mirror.md).

mirror-alarms = What this mirror found wrong
mirror-banner = A mirror’s copy of this record, not the desk’s own site
mirror-banner-more = how far it has checked
mirror-banner-of = A copy of this record, kept by { $keeper }
mirror-checked = Checked
mirror-checked-on = On { $when }: { $size ->
    [one] one leaf
   *[other] all { $size } leaves
} held, every signature and stamp checked, every conclusion redone; the digest is the one the desk has signed.
mirror-evidence-about = Each file shows by itself that the log signed what no honest log signs. Anybody can check it without a network:
mirror-evidence-files = Evidence
mirror-filling = These pages go as far as that; { $count ->
    [one] one more leaf is checked and being filled in
   *[other] { $count } more leaves are checked and being filled in
}.
mirror-keeper = Kept by
mirror-keeper-unsaid = its keeper has not given a name
mirror-key = Cosigns as
mirror-no-alarms = Nothing. What was held is what the log has signed, and its conclusions are those its rules give.
mirror-no-key = it does not cosign
mirror-not-checked = not yet to the end
mirror-own = Who does not want to trust this copy either makes another:
mirror-page = This mirror
mirror-page-about = These pages are read from a whole copy of the log, which its keeper has checked. They need nothing of the secretariat, and go on when it is gone. What members alone may read is not in the copy, and it takes no filings.
mirror-source = Copied from
mirror-source-folder = a folder of the keeper’s own machine
