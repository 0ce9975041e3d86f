"""Being told: notices by mail, calendars, pages that follow a sitting.

Knows Django, accounts and mail; what is told and in which words is in `comity.notices`. Law: nothing here decides
who may read what.
"""
