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
