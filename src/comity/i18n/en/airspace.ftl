finding-airspace-bytes = The file is to be text in UTF-8, and here it is not.
finding-airspace-clock = This position has no time, so that no track can be made of it.
finding-airspace-day = The file gives times of day only.
finding-airspace-doctype = The file declares a document type. These are not read.
finding-airspace-empty = The file holds no position.
finding-airspace-extra = The part of Comity that reads tracks is not installed.
finding-airspace-format = The format of this file is not one of those read.
finding-airspace-item = This item is not as its format asks.
finding-airspace-json = The JSON is not read: it is nested too deep, names a member twice or has a number that is none.
finding-airspace-line = This line is not as its format asks.
finding-airspace-oversize = The file holds more than is read at once.
finding-airspace-radar = The file gives positions as ranges and bearings from a radar whose place it does not say.
finding-airspace-range = This number is not possible for what it stands for; a unit may be confused.
finding-chronicle-material = A file named by a draft is not the one its hash and size say.
finding-airspace-truncated = The file ends early, or an item in it reaches beyond its end.
remedy-airspace = Ask whoever made the file for it as it was recorded; say with --day, --radar, --format or --ahead what it does not say itself. Nothing was changed.

airspace-flag-order = { $count ->
    [one] { $count } position stands out of the order of time (first at { $line }); it was put in order.
   *[other] { $count } positions stand out of the order of time (first at { $line }); they were put in order.
}
airspace-flag-double = { $count ->
    [one] { $count } position is given twice (at { $line }); once it counts.
   *[other] { $count } positions are given more than once (first at { $line }); once each counts.
}
airspace-flag-two-places = { $count ->
    [one] For { $count } moment another position is given too (at { $line }); the first stands.
   *[other] For { $count } moments another position is given too (first at { $line }); the first stands.
}
airspace-flag-cut = The last line ({ $line }) has no end, as if the file were cut off in it; it was left out.
airspace-flag-no-position = { $count ->
    [one] { $count } message without a position was left out.
   *[other] { $count } messages without a position were left out.
}
airspace-flag-again = { $count ->
    [one] { $count } row repeats a position received before and was left out.
   *[other] { $count } rows repeat positions received before and were left out.
}
airspace-flag-noise = { $count ->
    [one] { $count } frame was left out because its parity does not hold.
   *[other] { $count } frames were left out because their parity does not hold.
}
airspace-flag-category = { $count ->
    [one] { $count } block of another category was left out.
   *[other] { $count } blocks of other categories were left out.
}

airspace-flag-integrity-lost = Integrity (NIC) that was within 0.2 NM was beyond 1 NM for { $seconds } s (from { $line }; { $count } times). This is a sign of interference with satellite navigation or of failing equipment.
airspace-flag-accuracy-lost = Accuracy (NACp) that was within 0.2 NM was beyond 1 NM for { $seconds } s (from { $line }; { $count } times). This is a sign of interference with satellite navigation or of failing equipment.
airspace-flag-jump = Positions jump { $count } times; first by { $metres } m, which asks for { $speed } m/s (at { $line }). This is a sign of interference, or of a wrong byte.
airspace-flag-silent = A radar saw this aircraft for { $seconds } s while no transponder answered (stretches: { $count }).
airspace-flag-speed-unit = The speed stated is { $ratio } times the speed flown, as if a unit were confused ({ $units }).
airspace-flag-height-unit = Heights by pressure are { $ratio } times those by geometry, as if feet and metres were confused ({ $units }).
finding-airspace-many = The files hold more aircraft than one picture can show.
finding-airspace-option = This option is not understood.

airspace-picture = Picture of an encounter
airspace-synthetic = Synthetic: made-up tracks, no evidence
airspace-made-up = (made up, as the file says)
airspace-sources = Sources
airspace-nobody = Nothing is averaged, and nothing here says who was right.
airspace-map-note = Coastline: Natural Earth (public domain), no borders. Circles: closest points.
airspace-map-beyond = The coastline shipped does not reach here; none is drawn. Circles: closest points.
airspace-profile = Height over time (UTC)
airspace-separation = Separation over the ground, over time (UTC)
airspace-metres = { $number } m
airspace-per-second = { $number } m/s
airspace-seconds = { $number } s
airspace-height-pressure = height by pressure
airspace-height-geometric = height by geometry
airspace-minimum = minimum stated: { $number } NM
airspace-encounter = { $first } [{ $one }] and { $second } [{ $other }]
airspace-nearest = Closest over the ground
airspace-slant = Closest in space
airspace-nearest-value = { $distance } ± { $bound }, at { $time } ± { $seconds }
airspace-nearest-parallel = { $distance } ± { $bound }, first at { $time }; the time has no bound, because the distance hardly changes
airspace-nearest-unknown = { $distance }, at { $time }; no bound is known, because an accuracy was not sent
airspace-bound = The bound is made of
airspace-bound-value = accuracies { $first } and { $second }; turns between fixes { $third } and { $fourth }
airspace-vertical = Vertical distance then
airspace-vertical-value = { $distance }, { $kind }
airspace-vertical-none = not reckoned: the two heights are not of one kind, or one is missing
airspace-speed = Speed of one as seen from the other
airspace-fixes = Seconds from the nearest fixes
airspace-fixes-value = { $first } and { $second }; between fixes it is interpolated
airspace-loss = Below both minima
airspace-loss-value = from { $begins } to { $ends }; least { $lateral } over the ground, { $vertical } in height
airspace-loss-none = at no moment reckoned
airspace-loss-unknown = not known: heights cannot be compared
airspace-gap = Gap of { $name }
airspace-gap-value = from { $begins } to { $ends }; nothing is reckoned in it
airspace-boundary = Distance to the boundary then
airspace-boundary-value = { $first } and { $second }
airspace-nothing = No moment is shared without gaps, so nothing is reckoned.
airspace-difference = { $name }: how [{ $one }] and [{ $other }] differ
airspace-moments = Moments compared
airspace-median = Distance, median
airspace-largest = Distance, largest
airspace-largest-value = { $distance }, at { $time }
airspace-clock = Clocks
airspace-clock-value = nearest when { $seconds } are taken from [{ $other }]; { $distance } apart then (median). An error along the track looks the same.
airspace-height = Height, [{ $other }] less [{ $one }], median
airspace-kinds = Heights given
airspace-kinds-none = none
airspace-unknown = not known
airspace-advisories = Resolution advisories broadcast
airspace-advisory = { $ended ->
    [yes] { $name }: ended; register { $register }
   *[no] { $name }: active; register { $register }
}
airspace-advisory-threat = about { $threat }
airspace-seen = What was seen in the files
airspace-source-value = { $account } · { $file } · { $format } · { $clock } · { $size } bytes · SHA-256 { $hash }
airspace-source-ahead = clock said to be ahead by { $seconds }
airspace-clock-unix = Unix seconds
airspace-clock-utc = UTC
airspace-clock-utc-assumed = no zone, UTC assumed
airspace-clock-day = time of day, day given
airspace-clock-counter = counter, day given
airspace-no-pair = There is no pair of aircraft to reckon.
airspace-screening = Screening
airspace-screened = Candidates: { $candidates }, each a reason to look and no finding. Screened: { $points } points, aircraft: { $aircraft }. Not screened: gaps { $long }, legs faster than 350 m/s { $fast }, rows without a position { $without }.
