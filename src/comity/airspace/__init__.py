"""Tracks of aircraft read, laid beside each other and screened; announcements of flights and areas compared.

Knows files of surveillance data, geometry and numbers; not pages or who is right. Law: a file is hashed and never
changed; nothing is averaged or smoothed; what was interpolated, missing or assumed is said beside the number it touches.
NumPy, pyproj, pyModeS and pyarrow come with the extra `airspace`; `extra.ready` says so where they are not installed.
"""
