map = Map
map-short = What was notified and reported, where
map-lead = Each record that gives a place, where its author says it is. Marks tell kinds of things and times apart, never parties; a number leads to its row below. Withdrawn and replaced records are left out.
map-about = { $count ->
    [0] No place is marked.
    [one] { $count } place is marked; it is a row of the table.
   *[other] { $count } places are marked; each is a row of the table.
}
map-attribution = Coastline: Natural Earth (public domain), simplified to about 2 km.
map-projection = Lambert azimuthal equal-area projection; the scale holds at the centre.
map-neutral = No borders and no names of countries are drawn.
map-extent = The coastline reaches from { $south } to { $north } and from { $west } to { $east }.
map-none-asked = No form of this body asks for coordinates, so there is nothing to draw. What records say of places stands in their texts.
map-none = No record that stands gives coordinates yet. They are given in the forms that ask for a place.
map-none-chosen = Nothing of the kinds and times chosen gives coordinates.
map-kinds = Kinds
map-times = Times
map-coming = to come
map-running = going on
map-past = over
map-show = Show these
map-show-all = Show all
map-closer = Closer
map-farther = Farther
map-whole = Whole map
map-keys = With the map in focus: + and − zoom, arrows move, 0 shows the whole.
map-file = Map as a file (SVG)
map-table = What is on the map
map-number = No.
map-what = Record
map-who = By
map-when = When
map-where = Where
map-outside = outside the coastline, not drawn
map-outside-count = { $count ->
    [one] { $count } place reaches outside the coastline that is shipped; it is in the table only.
   *[other] { $count } places reach outside the coastline that is shipped; they are in the table only.
}
map-tells-of = account of No. { $number }
map-tells-of-record = account of another record
map-older = Filed earlier
map-whole-body = Map of the body
map-mark = { $number }: { $title }, { $who }
map-size = as of { $count ->
    [one] { $count } record in the log
   *[other] { $count } records in the log
}
