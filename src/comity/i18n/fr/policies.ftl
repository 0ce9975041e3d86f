# Une politique des témoins qui a changé.
check-policies = Politique des témoins changée selon les règles, nombre de fois : { $changed }
    .proves = chaque changement a été fait par ceux que les règles désignent, pour une décision qui tient, et chaque point de contrôle contresigné du journal est jugé selon la politique de sa taille
check-policy-changed = Politique des témoins changée par la feuille { $index }
    .proves = n’est ici ni montré ni exclu : que les règles permettaient à cette fonction de la changer, que la décision tenait et qu’aucun changement ultérieur n’a été omis, seule une copie complète le montre
check-amended = Règles ou sièges modifiés par la feuille { $index }
    .proves = n’est ici ni montré ni exclu : que les règles permettaient à cette fonction de les modifier et que la décision tenait, seule une copie complète le montre
check-recovered = Nouveau jeu de clés racines d’un siège, annoncé par la feuille { $index }
    .proves = n’est ici ni montré ni exclu : que les règles le permettaient, que son jour était venu et que nul ne s’y était opposé, seule une copie complète le montre
policy = Politique des témoins
policy-after = à partir de cet acte
policy-before = avant
policy-until = jusqu’à la feuille { $index }
policies-before = Politiques précédentes
verify-check-policy-changed = Que la politique des témoins a été changée régulièrement, et qu’aucun changement ultérieur n’a été omis : seule une copie complète le montre ; changée par la feuille
verify-check-amended = Que les règles ou les sièges ont été modifiés régulièrement : seule une copie complète le montre ; modifiés par la feuille
verify-check-recovered = Que le siège a reçu régulièrement un nouveau jeu de clés racines, à son jour et sans opposition : seule une copie complète le montre ; annoncé par la feuille
