"""A sitting's room: what a chair keeps at hand while it sits, the order of an agenda, and what is to be done next.

Pure: rows and seconds in, values out. What binds is a record; what is only kept at hand is said to be none.
"""
