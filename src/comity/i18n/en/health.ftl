# How a body’s desk does, and what to do where it is not well.
health = Health of this desk
health-all-well = All that is looked at is well.
health-all-look = Something is to be looked at.
health-all-ill = Something is not well.
health-public = Shown to everybody. How the machine does is shown to the secretariat, and on the machine itself.
health-full = Shown in full: to the secretariat, or on the machine itself.
health-well = well
health-look = to be looked at
health-ill = not well
health-unknown = not known
health-absent = not configured
health-do = What to do:
health-never = never
health-machine = The same for programs
health-log = Log
health-log-told = { $size ->
    [one] { $size } leaf under the newest checkpoint
   *[other] { $size } leaves under the newest checkpoint
}
health-checkpoint = Newest checkpoint
health-checkpoint-told = written { $age } ago; { $behind ->
    [0] nothing waits to be covered
    [one] { $behind } leaf is not covered yet
   *[other] { $behind } leaves are not covered yet
}
health-sequencer = Sequencer
health-sequencer-told = last sign of life { $age } ago
health-inbox = Inbox
health-inbox-told = { $waiting ->
    [0] nothing waits
    [one] { $waiting } filing waits, for { $age }
   *[other] { $waiting } filings wait, the oldest for { $age }
}
health-clock = Clock
health-clock-told = compared with the last stamp, { $age } away
health-filing = Filings
health-filing-told = { $taken ->
    [1] taken
   *[other] not taken
}
health-search = Search index
health-search-told = reaches { $reach } of { $size }
health-soon = Ends within 72 hours
health-soon-told = { $count ->
    [0] nothing
    [one] { $count } clock, duty or silence
   *[other] { $count } clocks, duties or silences
}
health-soon-clock = Clock of { $what }: { $when }
health-soon-duty = Duty for { $what }: { $when }
health-soon-silence = Silence { $what }: { $when }
health-disk-body = Disk of the log
health-disk-body-told = { $megabytes } MB free, { $percent } %
health-disk-accounts = Disk of the accounts
health-disk-accounts-told = { $megabytes } MB free, { $percent } %
health-mail = Mail
health-do-log-damaged = The files do not give the root that was signed. Take no more filings: stop the service, keep the folder as it is, run comity verify on a copy of it, and compare with a mirror.
health-do-checkpoint-old = Records are committed and not published. Stop and start the service: a start finishes what was left. If it does not, look at the disk of the log.
health-do-sequencer-silent = No sequencer answers, so filings wait and nothing is stamped. Start the service (comity serve), and read its output where it stops again.
health-do-inbox-full = The inbox takes no more filings. Look at the sequencer first; once it answers, the inbox empties by itself.
health-do-inbox-waits = A filing has waited too long. Look at the sequencer; what waits is not lost and is answered when it runs.
health-do-inbox-crowded = Many filings came at once. Nothing need be done if the number falls; if it grows, look at the disk and at who files.
health-do-clock-behind = The machine’s clock stands before the last stamp. Set it by a time server; until it has passed that stamp, records carry times out of order, and each is noted as a finding.
health-do-clock-unknown = Nothing has been stamped yet, so there is nothing to compare with.
health-do-filing-waits = What is handed in now waits. Nothing is lost; look at sequencer and inbox.
health-do-search-behind = The index is read on by whoever searches. Nothing need be done.
health-do-search-none = There is no index yet; the first search makes one.
health-do-disk-short = Room is running short. Make room or enlarge the disk before it is full; never delete anything below log.
health-do-disk-full = Almost no room is left. Below 64 MiB filings are refused; pages are read all the same. Delete the file ballast in the body’s folder to have 32 MiB at once, then make room; never delete anything below log.
health-do-disk-unknown = The disk could not be asked. Look whether the folder is still mounted.
health-do-mail-none = Mail is not configured, so nobody is told anything by e-mail. Set COMITY_MAIL_HOST to send it.
health-mail-told = { $waiting ->
    [one] { $waiting } letter waits
   *[other] { $waiting } letters wait
  }, the oldest for { $age }; { $given } given up
health-do-mail-waits = Letters have waited too long. Look whether the mail server answers (comity notices DIR --dry-run says what waits); none is lost.
health-do-mail-given-up = Some letters were given up after many tries: their addresses may be wrong. comity notices DIR --json names the fault.
health-witnesses = Witnesses
health-witnesses-told = { $seen } of { $named } cosigned when last asked; time since the newest quorum: { $age }
health-do-witnesses-none = This body names no witness: nobody outside sees that its log shows everybody the same.
health-do-witnesses-missing = The newest records have no quorum yet, so their receipts are provisional. Filing goes on; ask those who run the missing witnesses.
health-do-witnesses-differ = A witness has cosigned another log than this one. Take no more filings, keep the folder as it is, and compare with a mirror.
