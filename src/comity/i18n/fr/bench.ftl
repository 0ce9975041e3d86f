# Mesures
finding-bench-failed = La mesure d’un des organes s’est terminée par une erreur, dite plus haut.
remedy-bench = Lancez cette mesure seule : comity bench --synthetic N.
