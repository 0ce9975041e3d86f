# OParl : organes, séances, points de l’ordre du jour et documents, pour les programmes.
oparl-link = OParl 1.1
oparl-about = Organes, séances, points de l’ordre du jour et documents, pour les programmes qui lisent les systèmes d’information des parlements
finding-oparl-moment = Ce n’est pas un instant sur lequel une liste peut être interrogée.
remedy-oparl = Écrivez-le ainsi : 2026-03-01T12:00:00Z, ou avec le décalage de son fuseau (%2B01:00 dans une adresse).
