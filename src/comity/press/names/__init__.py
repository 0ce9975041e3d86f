"""Who: parties, bodies, offices and persons an article names, and who a phrase or pronoun means."""
