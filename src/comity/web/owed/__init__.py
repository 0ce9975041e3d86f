"""What is due, what was owed, and what may be done about it from the page one reads.

Knows no form and no draft; what is due is reckoned by the layers below the web.
"""
