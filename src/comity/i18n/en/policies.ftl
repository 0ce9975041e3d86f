# A witness policy that changed.
check-policies = Witness policy changed by the rules, times: { $changed }
    .proves = each change was made by those the rules name, for a decision that stands, and each cosigned checkpoint in the log is judged by the policy of its size
check-policy-changed = Witness policy changed by leaf { $index }
    .proves = is neither shown nor ruled out here: whether the rules let this office change it, the decision stood and no later change was left out, only a full copy shows
check-amended = Rules or seats amended by leaf { $index }
    .proves = is neither shown nor ruled out here: whether the rules let this office amend them and the decision stood, only a full copy shows
check-recovered = Another root set for a seat, announced by leaf { $index }
    .proves = is neither shown nor ruled out here: whether the rules allowed it, its day had come and nobody had vetoed it, only a full copy shows
policy = Witness policy
policy-after = from this record on
policy-before = before
policy-until = until leaf { $index }
policies-before = Policies before
verify-check-policy-changed = That the witness policy was rightly changed, and that no later change was left out: only a full copy shows this; changed by leaf
verify-check-amended = That rules or seats were rightly amended: only a full copy shows this; amended by leaf
verify-check-recovered = That the seat rightly got another root set, on its day and without a veto: only a full copy shows this; announced by leaf
