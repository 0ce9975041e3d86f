explain-place = Place
explain-excerpt = There
explain-rule = Rule
explain-remedy = What to do
date-plain = { $date }
date-about = about { $date }
date-uncertain = { $date } (uncertain)
date-both = about { $date } (uncertain)
date-interval = { $first } to { $last }

outcome-passed = holds
outcome-failed = DOES NOT HOLD
outcome-not-proved = not proved

verify-no-anchor = ANCHOR NOT GIVEN: these checks show that the bytes agree with each other, not whose log they are.
verify-holds = All checks hold.
verify-broken = At least one check does not hold.
verify-receipt-no-anchor = A receipt proves nothing about a log you have not named: give --anchor.
verify-evidence-no-anchor = Evidence proves nothing against a log you have not named: give --anchor. Anybody can make a key of its name.

check-entries = Entries: { $entries } read
    .proves = every entry the checkpoint counts is there
check-anchor = Anchor
    .proves = this is the log meant: same origin, same log key, same founding record
check-checkpoint = Checkpoint of { $origin }, { $size } leaves
    .proves = the log's key signed this size and this root
check-witnesses = { $all ->
    [0] Witnesses
   *[other] Witnesses: { $seen } of { $all }
}
    .proves = others saw the same log at the time (policy: the one in force at the checkpoint’s size)
check-files = Files and material ({ $material } files named)
    .proves = every tile, bundle and file is exactly what the signed root and the records name
check-records = Records: { $records } admitted, { $findings } findings
    .proves = every signature, chain and rule was checked again, leaf by leaf
check-state = Digest { $digest }
    .proves = the conclusions published are those that follow from the log
check-frame = Receipt of record { $record }, with { $records } records
    .proves = the file is whole
check-place = In the log: leaf { $index } of { $size }
    .proves = each record lies in the log under one signed checkpoint
check-signed = Signed by { $keys }
    .proves = the key named in the record signed it
check-stamped = Stamped { $when }
    .proves = the registry's stamp key gives this time of reception
check-accredited = Accredited for { $by } at leaf { $index }
    .proves = each key was brought by a record that could bring it, back to the founding
check-not-revoked = Not revoked before leaf { $before }
    .proves = only a full copy of the log can show this
check-failed = { $name ->
    [entries] Entries
    [checkpoint] Checkpoint
    [files] Files and material
    [records] Records
    [state] Digest
    [frame] Receipt
    [restricted] Digest of entitled readers
    [anchor] Anchor
    [witnesses] Witnesses
    [places] Place in the log
    [signatures] Signatures and stamp
    [authority] Authority
    [held] Held by the mirror
    [lodged] Lodging receipt
    [checked] What the mirror had checked
    [continued] Continuation
    [cited] Records of other bodies cited
    [evidence] Evidence
   *[other] { $name }
 }
check-fold = Conclusions
    .proves = every signature, chain and rule, leaf by leaf
check-places = Place in the log
    .proves = each record lies in the log under one signed checkpoint
check-signatures = Signatures and stamp
    .proves = the keys named in the records signed them
check-authority = Authority
    .proves = each key was brought by a record that could bring it, back to the founding

demo-archive = Archive: reconstruction from public sources. Anchor:
demo-exercise = EXERCISE: for practice. Anchor:
serve-at = Serving on { $address } – stop with Ctrl-C.
verify-more = and { $count } more
verify-unproved = Not proved here, for want of what would show it: { $numbers }.
