"""What `comity bench` measures: bodies made for the purpose, questions asked of them, and the bounds figures stand beside.

Knows the parts it measures, pages among them; nothing that a desk needs lies here, and nothing but the command imports it.
"""
