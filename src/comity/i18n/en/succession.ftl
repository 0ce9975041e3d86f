# A body that goes on elsewhere, and keys of the body that change hands.
check-carried-over = Carried over whole; digest { $digest }
    .proves = every leaf of the old log lies in the new folder, and the conclusions drawn from them came out again
check-continued = Goes on after leaf { $size } of { $before }; parties that have come along: { $joined } of { $all }
    .proves = the entries before are the old log, whole, under the last checkpoint its own key signed; the operator since then is another
continue-done = The body goes on in { $folder }. No seat takes part before it comes along: comity prepare come-along. The new anchor:
finding-anchor-earlier = The body went on elsewhere after the part this anchor names, and the anchor does not vouch for who keeps it since.
finding-continue-absent = Nothing is adopted and no rules change before every party that took part has come along.
finding-continue-changed = Whoever goes on with a body changes neither its kind, nor its zone, nor its rules.
finding-continue-checkpoint = The record that goes on must hold the checkpoint of all leaves before it, signed by the log’s own key.
finding-continue-not-joined = This seat has not come along to the log as it goes on.
finding-continue-origin = A log that goes on bears the first origin, a stroke and the number of its part.
finding-continue-other = The accession is to another record than the one by which this body goes on.
finding-continue-seat = Only offices are granted anew by who goes on with a body; parties keep the keys they have.
finding-receipt-along = The receipt lacks the record by which this seat came along to the log.
preview-come-along = The seat goes on, with the root keys it has, in the body as another operator continues it. It takes part there from this record on.
preview-continues = Goes on after this checkpoint of the old log:
preview-continuation = Continued by
remedy-continue = Compare with the copies others hold, and with the anchor of the old log; then make or sign the record again.
finding-reimport-behind = This desk has signed more leaves than the copy holds; they are not given up.
finding-reimport-differs = What this desk has signed is another tree than the copy’s.
reimport-done = Held, checked and concluded again: { $size } leaves, { $new } of them had been lost here. Digest { $digest }
reimport-missing = { $count ->
    [one] One restricted text is not here: a mirror has none. Its author can hand it in again.
   *[other] { $count } restricted texts are not here: a mirror has none. Their authors can hand them in again.
}
remedy-reimport = Take a longer copy; where none extends what was signed here, compare with the parties before anything runs.
finding-stamp-retired = The key that stamped this leaf had been followed by another, and its time was over.
finding-succeed-by = Keys of the log follow one another by the registry’s root keys only.
finding-succeed-overlap = The key before still goes on beside the one in force; another cannot follow yet.
finding-succeed-signatures = The old key and the new one must both have signed that the one follows the other.
finding-succeed-until = The old key goes on until a moment that lies ahead.
preview-succeed-log = This key signs the log’s checkpoints from the next one on. The old key signs beside it until { $until }, then never again.
preview-succeed-stamp = This key stamps what is received from the next leaf on. The old key may stamp beside it until { $until }, then never again.
preview-vouched = Signed for by the old key
remedy-succeed = Prepare the succession again with both keys at hand: comity prepare succeed.
finding-recover-again = A recovery of this seat is waiting already.
finding-recover-by = The rules in force do not let this office announce a root set for that seat.
finding-recover-late = The time for a veto has passed.
finding-recover-nothing = No recovery waits here: it was stopped, has fallen, or is done.
finding-recover-set = This root set is in the log already.
finding-recover-veto-by = The rules let others veto this recovery: the parties they name, the seat itself, and who announced it.
finding-recover-waiting = The root set announced for this seat holds only from the day stated, if nobody has vetoed it.
keys-recovery = { $seat }: a new root set, announced by { $by }, may accede from { $due } on, unless it is vetoed before.
preview-recover = Announces that { $seat }, which lost its root keys, is to have the root set of this hash. It may accede with it once the time the rules state has passed and nobody has vetoed; its old root keys are then spent.
preview-veto = Stops the recovery announced by record { $record }.
remedy-recover = See what waits, and until when, with comity keys; then prepare the record again.
