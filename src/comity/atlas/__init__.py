"""Maps as shapes on a canvas: a projection, a coastline without borders, what lies where, a graticule and a scale.

Knows places and numbers; not rows, words, addresses or SVG. Law: pure; nothing is drawn that nobody gave, and no border at all.
"""
