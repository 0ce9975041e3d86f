# Acts of keys, rules and silence, and what they do to a record.
act-rotate = New keys
act-disavow = Disavowal
act-amend-rules = Amendment of the rules
act-open-silence = Opening of a silence procedure
act-break-silence = Breaking of a silence
act-extend = Extension
act-reaction = Reaction
act-derestrict = Derestriction
rel-breaks = breaks the silence on
rel-disavows = disavows
rel-submits = submits to silence
rel-by-breaks = breaks this silence
rel-by-disavows = disavows this
rel-by-submits = submits this to silence
status-disavowed = disavowed by its seat
silence-running = silence running
silence-kept = silence kept, not yet confirmed
silence-broken = silence broken
silence-confirmed = adopted by silence
silence-withdrawn = withdrawn
rel-derestricts = makes public
rel-by-derestricts = makes this public
check-restricted = Digest of entitled readers { $digest } ({ $material ->
        [one] { $material } file named
       *[other] { $material } files named
    })
    .proves = what those entitled conclude, with the texts this copy holds, is what the desk signed; every file these texts name is here
