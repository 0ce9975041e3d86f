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
preview-accede = The seat accedes with this root set of { $count ->
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

yes = yes
sign-question = Sign exactly this with { $keys }? Write { $yes } to sign:
prepare-written = Written to { $file }: exactly the bytes to sign.
join-whole = Whole: { $file }, signed by { $keys }.
read-signature-holds = Signature holds: { $key }
read-signature-broken = SIGNATURE DOES NOT HOLD: { $key }
read-signature-unchecked = Signature there, not checked (the public key is not at hand; give --dir): { $key }
read-signature-missing = Signature still missing: key { $key }

root-secret = Secret key, for one holder: { $file }
root-public = Public set, for the founder: { $file }
root-set = { $seat } at { $log }: { $count ->
    [one] one root key
   *[other] { $count } root keys
}, of which { $threshold } must sign.
request-written = Request for accreditation: { $file }
    Key { $key }
    Fingerprint { $hash }
    Read the fingerprint to whoever accredits the key, by another way than this file takes.
key-owner = Owner
key-fingerprint = Fingerprint
key-algorithm = Algorithm
key-algorithm-ed25519 = Ed25519, signs notes
key-algorithm-cosignature = Ed25519, cosignature/v1 (stamps and witnesses)
key-tier-unasked = Tier: the log knows it, not the file; give --dir.
key-tier-unknown = Tier: none, this body's log knows no such key.
key-tier-founder = founder's key
key-tier-root = root key
key-tier-mission = mission key
key-tier-desk = desk key
key-in-force-at = in force
key-revoked-at = revoked at leaf { $index }
key-spent-at = spent by rotation at leaf { $index }
keys-head = { $name }  { $tier }  { $state }
keys-remit = role: { $role }; acts: { $acts }; ceiling: { $ceiling }; signed: { $signed }
keys-all-acts = all of its tier
keys-no-ceiling = none
keys-brought = brought at leaf { $index } by { $keys }
keys-not-acceded = { $seat } has not acceded; admitted under root set { $hash }
desk-replaced = { $key } is accredited; its secret is in { $file }.
