"""What one seat is told of: what a leaf changed for it, what is still owed near its end, in words, and as a timetable.

Knows readers, dues and catalogues; not accounts, mail or pages (web.told). Law: a clock is
reckoned when it is told of.
"""
