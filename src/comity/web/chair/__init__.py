"""What chair and secretariat work with: the room of a sitting, its live view, delegations, lodged papers, health.

Knows pages; what may be done is the gate's question and the fold's. Law: whatever binds is a record, prepared here and signed by
an office's key; what a room only keeps at hand is said to be none, and is gone when the sitting closes.
"""
