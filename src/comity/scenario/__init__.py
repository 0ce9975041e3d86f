"""Scenarios of a regime: what happens and what is asked, as text a jurist can read (docs/spec/scenario.md).

Knows the text; not keys, logs or answers.
"""
