"""Accounts: who may sign in, the places they hold, and what was done about them.

Law: an account is made only by invitation of its own seat, a password alone never opens one, and none ever signs a record.
"""
