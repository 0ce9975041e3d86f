finding-policy-key-twice = A public key stands on two lines of the policy: the two would be one.
finding-policy-member-twice = A name stands twice among the members of groups of the policy.
finding-policy-witness-twice = Among the members this group counts, two stand for the same witness: it would be counted twice.
remedy-policy = Give each public key one line and each name one group; put both keys of a witness into a group of their own, of all or of any, and count such groups.
check-held = Held by { $mirror }, { $when }
    .proves = the mirror whose key you gave says that it held exactly this record then
check-lodged = Lodging receipt of record { $record }, of the log { $origin }
    .proves = the file is whole
check-lodged-tree = The tree of { $size } leaves that the mirror had checked
    .proves = only a full copy of the log shows that the log had this tree
check-lodgings = { $lodged ->
    [one] Lodged with mirrors: { $lodged } record
   *[other] Lodged with mirrors: { $lodged } records
}
    .proves = the receipts brought are of mirrors the rules name, and the time each record counts from was reckoned again
verify-check-cited = Receipts of other bodies that the record cites, checked by the anchors of those bodies:
verify-check-held = Held, by the word of the mirror
verify-check-lodged = The file is a lodging receipt, of the record and the log
verify-check-lodged-tree = That the log had the tree the mirror had checked, by its number of leaves: only a full copy shows this
verify-check-long-lines = Lines against quantum computers (ML-DSA-44), present, not checked by this browser:
verify-check-no-witnesses = Witnesses: this body names none
verify-check-witnesses = Witnesses of the body’s policy that have cosigned this checkpoint:
verify-holds-in-part = What this browser could check holds. Something that matters was not proved: see below.
verify-known = Anchors of other bodies whose receipts are cited, one a line
verify-known-hint = Choose the cited receipts together with the receipt that cites them.
verify-mirror = Key of the mirror, for a lodging receipt
verify-mirror-hint = As the rules of the body name it, not as the mirror tells it. Without it a lodging receipt proves nothing.
verify-more-checks = Receipts that cite other bodies, lodging receipts
verify-no-mirror = MIRROR NOT NAMED: give --mirror, the key the body’s rules name; without it a lodging receipt proves nothing.
verify-no-mirror-given = No key of a mirror was given: without it a lodging receipt proves nothing.
evidence-ahead = The log’s own key signed this checkpoint of { $theirs } leaves; the copy here holds { $ours }: it is behind. Bring it up from a mirror before its desk runs: comity reimport.
finding-desk-claimed = So many witnesses as make the quorum say that they have cosigned what this copy does not hold. Nothing is taken.
health-do-witnesses-claim = A witness named below says that it has cosigned more than this copy holds, or something else, and does not show it. Nothing is proved and filings go on. Ask those who run it, by another way than its address, for the checkpoint it cosigned, and lay it beside this log: comity evidence. Is it signed by this log’s key, stop the desk and bring it up from a mirror; is it not, or is there none, the witness is wrong: have it replaced.
witness-claims-ahead = has cosigned a larger log than this one, so it says; it does not show it
witness-claims-differs = has cosigned another log than this one, so it says; it does not show it
