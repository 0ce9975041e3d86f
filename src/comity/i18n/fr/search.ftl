search = Recherche
search-go = Chercher
search-words = Mots
search-in = en
search-every-language = toutes les langues
search-form = Nature
search-every-form = toutes
search-party = Au nom de
search-everybody = tous
search-year = Année
search-how = Tous les mots doivent figurer, sous une forme quelconque. Les « guillemets » demandent une expression exacte, -mot les actes sans ce mot.
search-count = { $count ->
    [0] Aucun acte trouvé.
    [one] { $count } acte trouvé.
   *[other] { $count } actes trouvés, les plus récents d’abord.
 }
search-count-more = Plus de { $count } actes trouvés, les plus récents d’abord.
search-behind = L’index est en cours d’établissement : { $reach } feuilles sur { $size } ont été cherchées.
search-also = Cherché aussi :
search-as-typed = Chercher seulement tel qu’écrit
search-with-other = Chercher aussi les autres graphies des noms
search-none = Rien ne correspond. Essayez moins de mots, une autre langue ou sans filtre.
search-unavailable = L’index ne peut être écrit pour le moment ; les actes eux-mêmes sont tous là.
search-newer = Plus récents
search-older = Plus anciens
search-site = Chercher dans le registre
head-passage = Passage
cite = Citer cet acte
cite-plain = { $author }, « { $title } » ({ $number }), { $body }, { $date }.
cite-proof = Acte { $record } du journal { $log }, racine { $root } à { $size } feuilles.
cite-archive = Reconstitution d’après des sources publiques.
cite-exercise = EXERCICE.
cite-live = { "" }
cite-bibtex = BibTeX
cite-ris = RIS
feed = Flux Atom
cite-attributed = { $name } (attribué)
