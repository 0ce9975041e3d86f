## Scénarios d’un régime.

finding-scenario-size = Un scénario est trop long.
finding-scenario-utf-8 = Un scénario est un texte UTF-8.
finding-scenario-signs = La ligne contient des signes qui ne peuvent être affichés.
finding-scenario-divider = Une ligne de quatre tirets termine la partie haute.
finding-scenario-line = Ce n’est ni une étape ni une question, ou cela nomme une étape qui ne figure pas plus haut.
finding-scenario-time = Cette heure n’existe pas, ou précède celle de l’étape du dessus.
finding-scenario-who = Le régime n’a ni siège ni fonction de ce code.
finding-scenario-refused = L’étape nommée ici n’est pas dans le journal.
finding-scenario-number = Le champ contient un nombre entier.
finding-scenario-rules = Ces règles ne peuvent être modifiées dans un scénario : il faut une fonction habilitée, une proposition et une adoption.
finding-scenario-file = Le fichier nommé ici n’est pas à côté du scénario, ou ne peut être lu.
finding-scenario-question = Rien de ce nom n’a été ouvert par cette étape.
remedy-scenario = Corrigez le scénario à la ligne indiquée (docs/spec/scenario.md).
scenario-ok = conforme : { $file } – { $title }
scenario-differs = diffère : { $file } – { $title }
scenario-updated = écrit : { $file } – { $title }
scenario-none = Aucun scénario trouvé.
scenario-step-refused = { $at } { $what } : refusé
scenario-not-in-log = absent du journal
