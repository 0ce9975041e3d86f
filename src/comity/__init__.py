"""Comity: parties that do not trust each other notify, consult and keep one record none can alter or deny."""

__version__ = "0.1.0"
