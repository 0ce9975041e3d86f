"""A served folder: its processes, where it listens, its log lines, its measures, and the trail of its accounts checked.

Law: the sequencing process begins without Django, so nothing is imported here.
"""
