# What a signer reads before signing; what the commands of keys and ceremonies print.
preview-title = WHAT WILL BE SIGNED – { $act }
preview-id = Record (SHA-256 of exactly these bytes)
preview-log = Log
preview-by = Signed by the keys of
preview-for = Speaking for
preview-to = Addressed to
preview-attributed = Attributed to
preview-form = Form
preview-date = Dated
preview-audience = Audience
preview-audience-public = public
preview-audience-restricted = restricted
preview-audience-sealed = sealed
preview-not-understood = This body does not fit its act. It reads:
preview-inner = The text itself is not among these bytes; they name it so:
preview-ref = This record { $relation }: { $id }
preview-material = File named, role { $role }, { $media }, { $size } bytes, SHA-256 { $sha256 }:
preview-source = Source
preview-not-after = Void if received after
preview-signer = To be signed by key { $key }
preview-chain = Place on the chain of these keys: { $seq }, after { $prev }
preview-seen = The signer has seen the log at size { $size } with root { $root }
preview-found = Founds a body of kind { $kind }, version of the state { $version }.
preview-founder-key = Founder's key
preview-log-key = Log's key
preview-stamp-key = Stamp's key
preview-regime = Rules (SHA-256)
preview-zone = Time zone
preview-policy = Witness policy:
preview-cites = Checkpoint cited:
preview-accede = The seat takes its place with this root set of { $count ->
    [one] one key
   *[other] { $count } keys
}, of which { $threshold } must sign from now on:
preview-rotate = The seat replaces its root set. The old root keys are spent; mission and desk keys stand until revoked. The new set has { $count ->
    [one] one key
   *[other] { $count } keys
}, of which { $threshold } must sign from now on:
preview-key = Key
preview-root-set = Hash of the root set
preview-accredit-mission = Brings a MISSION key: it may accredit and revoke desk keys of this seat, within what follows, and disavow.
preview-accredit-desk = Brings a DESK key: it may sign records of this seat, within what follows.
preview-role = Role:
preview-scope-all = Scope: every act its tier may sign
preview-scope = Scope: { $acts }
preview-ceiling-none = Ceiling: none
preview-ceiling = Ceiling: { NUMBER($count, useGrouping: 0) ->
    [one] { $count } record
   *[other] { $count } records
}
preview-possession = Signature by which the new key shows that its holder has it
preview-revoke = Ends this key from this record on; what it signed before stands: { $key }
preview-disavow = The seat says that it does not stand by { $count ->
    [one] the record named below, signed by a key of its own.
   *[other] the { $count } records named below, signed by keys of its own.
}
preview-no-reason = No reason is given.
preview-reason = Reason given:
preview-amend-rules = Puts into force, from the next record on:
preview-seat = Seat admitted: { $seat }, { $kind }, root set { $hash }
preview-witnessed = Logs this checkpoint with what witnesses signed:
preview-said-title = Title, { $language }:
preview-said-text = Text, { $language }:
preview-said-field = { $label }:
