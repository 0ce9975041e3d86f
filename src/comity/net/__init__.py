"""What crosses the network between those who keep a log and those who watch it: witnesses, cosignatures, mirrors.

Knows peers by key, never by address alone. Law: an answer from elsewhere is hostile until a signature or a proof says otherwise.
"""
