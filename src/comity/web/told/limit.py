"""How many streams of events are open at once; each holds a thread of the server, which has so many more than pages need.

Knows one number, which the server needs before Django is set up. Law: what may be open is what there is a thread for.
"""

from typing import Final

STREAMS: Final = 64
