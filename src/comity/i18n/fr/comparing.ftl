# Versions d’un texte
compare = Versions comparées
compare-lead = Deux actes en un seul texte : ce qui a disparu est barré, ce qui est venu est souligné.
compare-alone = Cet acte est la seule version de son texte. Désignez un autre acte auquel le comparer.
compare-names = Cote ou identifiant ; si un seul acte est désigné, l’autre est la version précédente.
compare-choices = Actes donnés en plusieurs versions
compare-two-threads = Actes de deux dossiers
compare-older = Avant
compare-newer = Après
compare-leaf = feuille { $index }
compare-positions = Positions sur cette version
compare-no-positions = Aucune position n’est consignée sur cette version.
compare-languages = Langue du texte
compare-text = Texte : { $language }
compare-only = { $language } : un seul des deux actes dit quelque chose dans cette langue.
compare-no-text = Aucun texte.
compare-text-equal = Le titre et le texte sont les mêmes dans les deux actes.
compare-counts = { $new ->
    [one] { $new } mot venu
   *[other] { $new } mots venus
 }, { $gone ->
    [one] { $gone } mot disparu
   *[other] { $gone } mots disparus
 }.
compare-key = Marques :
compare-key-gone = disparu
compare-key-new = venu
compare-gone = disparu :
compare-gone-end = (fin)
compare-new = venu :
compare-new-end = (fin)
compare-break-gone = alinéa disparu
compare-break-new = alinéa venu
compare-title = Titre
compare-folded = { $count ->
    [one] { $count } alinéa inchangé
   *[other] { $count } alinéas inchangés
 }
compare-too-long = Ces textes sont trop longs, ou trop différents, pour être marqués mot à mot ; ils figurent côte à côte.
compare-fields = Champ par champ
compare-field = Champ
compare-difference = Différence
compare-not-given = non indiqué
compare-equal = identique
compare-differs = diffère
compare-differs-by = diffère de { $difference }
compare-given-by = { $count ->
    [one] indiqué par un seul
   *[other] indiqué par { $count } sur { $all }
 }
compare-versions = Versions de ce texte
compare-before = comparer avec la version précédente
compare-a = Comparer
compare-b = avec
compare-go = Afficher

# Récits côte à côte
sides = Côte à côte
sides-of = Récits de
sides-lead = Actes choisis par le lecteur.
sides-order = Les auteurs figurent dans l’ordre de leurs codes. Aucun récit n’est préféré.
sides-open = Comparer ces récits champ par champ
sides-choose = Lesquels afficher
sides-itself = l’acte lui-même
sides-most = { $count ->
    [one] Pas plus de { $count } acte ne figure
   *[other] Pas plus de { $count } actes ne figurent
 } côte à côte ; choisissez lesquels.
sides-texts = Textes

# Positions au fil du temps
history = Positions au fil du temps
history-of = au fil du temps
history-choose = Choisissez un texte ; ses versions et les positions sur chacune figurent dans l’ordre du journal.
history-other = Un autre texte
history-pair = Jour (AAAA-MM-JJ) ou nombre de feuilles. Sans rien, chaque feuille qui a changé quelque chose fait une colonne.
history-cut = { $count ->
    [one] Seule la dernière colonne est affichée
   *[other] Seules les { $count } dernières colonnes sont affichées
 } ; le tableau à télécharger les a toutes.
history-taken = prise alors
history-changed = modifiée alors
history-same = inchangée
history-ended = retirée
history-csv = La même chose en tableau (CSV)
history-text-id = Texte
history-stance = Code de la position
