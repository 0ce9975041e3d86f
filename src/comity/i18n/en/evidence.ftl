# Evidence against a log (docs/spec/log.md 10).

check-evidence-backwards = Leaf { $second } is stamped { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
} earlier than leaf { $first }, which lies before it
    .proves = the registry stamped a reception earlier than one it had stamped already
check-evidence-digest = The digest signed at { $size } leaves is { $first }; its own records and rules give { $second }
    .proves = the desk signed conclusions that do not follow from its log
check-evidence-rewritten = The log signed { $size } leaves under { $first }, and { $larger } leaves under { $second } that do not begin with them
    .proves = a record was taken out, put in, altered or moved after the log had signed for it, or two readers were shown two logs
check-evidence-states = The log signed two digests at { $size } leaves: { $first } and { $second }
    .proves = the desk told two readers two different conclusions
check-evidence-twice = Leaves { $first } and { $second } bear the same key and the same number on its chain, { $seq }
    .proves = the desk logged a record that the rules refuse
evidence-kind-backwards = a stamp that runs backwards
evidence-kind-digest = a digest that the log does not give
evidence-kind-empty = a tree without leaves under a wrong root
evidence-kind-fork = two trees of one size
evidence-kind-rewritten = a tree that does not go on from an earlier one
evidence-kind-states = two digests at one size
evidence-kind-twice = a number used twice
evidence-none = Nothing that anybody could check is shown against this log here.
evidence-written = Evidence: { $kind } – { $path }
