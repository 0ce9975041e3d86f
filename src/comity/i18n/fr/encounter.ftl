encounter-title = Trajectoires côte à côte
encounter-link = Des trajectoires sont jointes : les voir sur une même image
encounter-lead = Ce que les fichiers joints à cet acte et à ceux qui y répondent disent les uns des autres. Chacun est dessiné sous le nom de qui l’a joint.
encounter-alt = Carte, hauteurs et séparation ; les tableaux ci-dessous disent tout ce que montre l’image.
encounter-file = L’image en fichier (SVG)
encounter-scroll = Sur un écran étroit, elle défile latéralement.
encounter-what = Quoi
encounter-value = Valeur
encounter-source = Source : fichier et lignes
encounter-terms = Les minima retenus sont ceux de cette page par défaut, 5 milles marins et 1 000 pieds ; la commande ci-dessous en admet d’autres.
encounter-files = Fichiers, et qui les a joints
encounter-file-of = { $name }, fichier { $number }
encounter-aside = { $count ->
    [one] Un fichier d’un acte restreint n’est pas dessiné ici. Téléchargez-le ci-dessous et utilisez la commande.
   *[other] { $count } fichiers d’actes restreints ne sont pas dessinés ici. Téléchargez-les ci-dessous et utilisez la commande.
}
encounter-own = Calculez vous-même
    .about = Téléchargez les fichiers et appelez la commande ; elle imprime la même chose, et dessine avec --svg. Cette page lit au plus { $count } fichiers et { $limit } Kio ; la commande en lit bien davantage.
finding-airspace-page = Cette page ne lit pas ce fichier : il est compressé, ou dépasse avec les autres ce qu’elle lit. Téléchargez-le et utilisez la commande ci-dessous.
