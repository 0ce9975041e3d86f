# What stands between a label and what it labels.
colon = { "\u00A0" }:
hats = (aussi { $names })
front-what = { $members ->
    [one] Un organe de { $members } membre.
   *[other] Un organe de { $members } membres.
 } { $rules ->
    [one] Sa { $rules } règle figure ici comme donnée, avec sa source et son degré de certitude.
   *[other] Ses { $rules } règles figurent ici comme données, chacune avec sa source et son degré de certitude.
 }
front-now = Le dialogue au
last-sitting = Dernière séance
next-sitting = Prochaine séance
next-none = Aucune n’est convoquée.
days-to = { $count ->
    [one] { $count } jour jusqu’au { $date }
   *[other] { $count } jours jusqu’au { $date }
 }
archive-ends = { $count ->
    [one] Cette archive s’arrête au { $date }, { $count } jour après cette séance ; des jours suivants, elle ne dit rien.
   *[other] Cette archive s’arrête au { $date }, { $count } jours après cette séance ; des jours suivants, elle ne dit rien.
 }
accounts-differ = récits divergents
accounts-differ-sitting = Les récits de cette séance divergent
suspended-now = Suspendu
suspended-as-of = Suspendu, aussi loin que va cette archive : { $date }
suspended-none = Rien de suspendu n’est consigné.
front-owed = { $count ->
    [0] Aucune réponse n’est attendue
    [one] { $count } réponse est attendue
   *[other] { $count } réponses sont attendues
 }
ways = Entrées dans le registre
count-threads = { $count ->
    [one] { $count } dossier
   *[other] { $count } dossiers
 }
count-items = { $count ->
    [one] { $count } point demandé
   *[other] { $count } points demandés
 }
count-positions = { $count ->
    [one] { $count } position prise
   *[other] { $count } positions prises
 }
count-contested = { $count ->
    [one] { $count } fait raconté différemment
   *[other] { $count } faits racontés différemment
 }
count-members = { $count ->
    [one] { $count } membre
   *[other] { $count } membres
 }
count-accounts = { $count ->
    [one] { $count } récit
   *[other] { $count } récits
 }
contested = Où les récits divergent
    .menu = Récits
contested-lead = Chaque fait ci-dessous est raconté par plusieurs auteurs, ou autrement que ne le dit l’acte. Les récits figurent côte à côte sous leurs auteurs, dans l’ordre des codes ; aucun n’est préféré.
all-contested = Tous les faits sur lesquels les récits divergent
empty-contested = Aucun récit d’un fait contesté n’est consigné.
agenda = Ordre du jour
agenda-lead = Chaque point demandé : par qui, qui l’a appuyé ou s’y est opposé, ce qu’il en est advenu.
agenda-no-sitting = Sans séance désignée
asked-unknown = qui l’a demandé ne figure pas dans les sources
asked-by = demandé par
item-late = tardif : demandé après l’ouverture de la séance
held-support = Coparrainé par
held-opposition = Opposition de
held-objection = Objection de
held-decline = Décliné par
held-settlement = Tenu pour réglé par
not-settled-by = Pas encore tenu pour réglé par
settled-by = Tenu pour réglé par
settled-by-none = Personne n’a dit que c’était réglé.
addressed-to = adressé à
positions-page = Positions et désaccords
    .menu = Positions
positions-lead = Qui soutient quoi sur quel texte, dans les mots du formulaire ; où des vues divergentes ont été consignées ; quelles préoccupations restent ouvertes.
positions-order = { $count ->
    [one] { $count } position en vigueur. Les textes les plus récents d’abord ; titulaires dans l’ordre des codes.
   *[other] { $count } positions en vigueur. Les textes les plus récents d’abord ; titulaires dans l’ordre des codes.
 }
positions-matrix = Positions par texte et par titulaire
positions-text = Sur
positions-list = La même chose en liste
no-position = aucune position consignée
empty-positions = Aucune position n’est consignée.
disagreements = Désaccords consignés
disagreement = Désaccord
empty-disagreements = Aucun désaccord n’est consigné.
concerns = Préoccupations
concerns-lead = Une préoccupation n’est réglée que lorsque tous les intéressés l’ont dit.
empty-concerns = Aucune préoccupation n’est consignée.
obligations-lead = Ce que formulaires et règles demandent aux destinataires d’un acte.
due-by = pour le { $date }
empty-owed = Rien n’est attendu.
sittings-lead = Selon leurs propres dates, les plus récentes d’abord.
older-sittings = Séances antérieures
sitting-outcome = Résultat
sitting-contested = Les récits de cette séance divergent
sitting-glance = En bref
sitting-briefings = Exposés
sitting-decisions = Décisions
sitting-disagreements = Désaccords
sitting-concerns = Préoccupations
sitting-rest = En dehors des points de l’ordre du jour
sitting-before = (la séance précédente)
sitting-after = (la séance suivante)
neighbours = Séances précédente et suivante
story-start = Depuis le début
story-next = La suite
read-on = Lire la suite
shown-beside = Un récit ; il figure à côté des autres sur cette page.
signed-by-hand = signé en son nom par { $name }
shown-of = { $shown } sur { $count } sont affichés.
mandate = En vertu du mandat
mandate-contested = contesté par
silence-until = jusqu’au { $date }
standing = Ce qui se rapporte à cet acte
more-in-thread = D’autres actes renvoient à celui-ci ; son dossier les contient.
names-through-time = Noms au fil du temps
member-of = Appartient à
speaks-for = Parle pour
spoken-for-by = Acteurs qui parlent en son nom
records-by-year = Actes par année
year = Année
share = Part de son année la plus fournie
missions = Missions et accréditations
party-asked = Points d’ordre du jour demandés
party-owes = Ce qui est attendu de cette entité
party-owed = Ce qui lui est dû
party-latest = Ses actes les plus récents
tour = Visite en dix minutes
tour-short = Un parcours guidé dans ce registre
tour-lead = { $count ->
    [one] Une étape.
   *[other] { $count } étapes dans ce registre, chacune avec les actes dont elle parle. Rien n’y dépasse ce que dit un acte.
 }
tour-as-of = Cet organe au { $date }
doubt-unverified = non vérifié en partie
doubt-contested = contesté
restricted-kept = Restreint aux membres : chacun voit qu’il existe, les membres le lisent aussi.
restricted-until = Il doit être rendu public le { $date }.
restricted-opened = Restreint à l’origine ; un acte ultérieur l’a rendu public.
