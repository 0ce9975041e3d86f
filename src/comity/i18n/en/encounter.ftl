encounter-title = Tracks beside each other
encounter-link = Tracks are attached here: see them on one picture
encounter-lead = What the files attached to this record and to those that answer it say of each other. Each is drawn under the name of whoever attached it.
encounter-alt = Map, heights and separation; the tables below say all that the picture shows.
encounter-file = The picture as a file (SVG)
encounter-scroll = A narrow screen scrolls it sideways.
encounter-what = What
encounter-value = Value
encounter-source = Source: file and lines
encounter-terms = Minima held against it are this page’s default, 5 nautical miles and 1,000 feet; the command below takes others.
encounter-files = Files, and who attached them
encounter-file-of = { $name }, file { $number }
encounter-aside = { $count ->
    [one] One file of a restricted record is not drawn here. Fetch it below and use the command.
   *[other] { $count } files of restricted records are not drawn here. Fetch them below and use the command.
}
encounter-own = Reckon it yourself
    .about = Fetch the files and ask the command; it prints the same, and draws with --svg. This page reads at most { $count } files and { $limit } KiB; the command reads far more.
finding-airspace-page = This page does not read this file: it is packed, or more than the page reads with the others. Fetch it and use the command below.
