"""What leaves a desk as a file, a drawing or a feed: notes and receipts, tables, citations, codes, documents for other programs.

Knows who may have them by the gate alone; no page is drawn here.
"""
