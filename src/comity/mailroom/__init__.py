"""Mail that comes in: signed notes and filled forms that an operator's own mail server put into a folder, and their answers.

`message` reads a letter from hostile bytes; `judging` takes a note through the desk's own door, or makes of a form a text
to sign; `replying` writes the answer; `ledger` knows what was answered and how often a sender was; `turn` goes through the
folder once. Nothing here receives mail from a network, and who sent a letter means nothing: a signature alone says who speaks.
"""
