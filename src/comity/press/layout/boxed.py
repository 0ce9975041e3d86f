"""The part of a page of HTML in which its article stands, and what stands behind that part.

Knows the boxes a page is made of and how much is said in each; not what is said. Law: no box is taken that does not hold nearly
all paragraphs of the page, so that an article in several boxes is read whole.
"""

from collections.abc import Sequence
from typing import Final

from comity.press.input.source import Piece

PARAGRAPH: Final = 80
"""Characters of a piece that is a paragraph."""
SHARE: Final = 0.7
"""Of what all paragraphs of a page say, what the box of its article holds."""
FEWEST: Final = 3
"""Paragraphs in the box of an article."""


def behind(pieces: Sequence[Piece], boxes: Sequence[int]) -> int:
    """Return the number of pieces down to the last in the box the article stands in; what is behind stands beside it.

    `boxes` tells of each box which one is around it, lower than itself.
    """
    said, paragraphs = [0] * len(boxes), [0] * len(boxes)
    for piece in pieces:
        size = piece.end - piece.start - piece.linked
        if size >= PARAGRAPH:
            said[piece.box] += size
            paragraphs[piece.box] += 1
    for box in range(len(boxes) - 1, 0, -1):
        said[boxes[box]] += said[box]
        paragraphs[boxes[box]] += paragraphs[box]
    full = [box for box, size in enumerate(said) if size > SHARE * said[0] and paragraphs[box] >= FEWEST]
    if not full or full[-1] == 0:
        return len(pieces)
    held = [False] * len(boxes)
    for box in range(full[-1], len(boxes)):
        held[box] = box == full[-1] or held[boxes[box]]
    return max(place for place, piece in enumerate(pieces) if held[piece.box]) + 1
