# The command press, why two places do not agree, and how an article was read.
press-reason-times-ten = { $a } et { $b } sont donnés pour la même chose, l’un dix fois l’autre : il manque peut-être un chiffre, ou il y en a un de trop.
press-reason-times-ten-range = { $a } et { $b } sont donnés pour la même chose et ne se recoupent pas ; avec un zéro de plus ou de moins, ils le feraient : il manque peut-être un chiffre, ou il y en a un de trop.
press-reason-one-digit = { $a } et { $b } sont donnés pour la même chose et diffèrent d’un chiffre.
press-reason-digits-swapped = { $a } et { $b } sont donnés pour la même chose, deux chiffres étant intervertis.
press-reason-day-off-by-one = { $a } et { $b } sont donnés pour le même événement, à un jour d’écart.
press-reason-weekday = Le jour nommé, { $date }, ne tombe pas ce jour de la semaine.
press-reason-other-figure = { $a } et { $b } sont donnés pour la même chose.
press-reason-two-speakers = Deux orateurs donnent { $a } et { $b } : des positions, non une erreur.
press-reason-part-of-whole = Un chiffre est une partie de l’autre ({ $a }, { $b }).
press-reason-other-part = Les deux sont des parties d’un tout ({ $a }, { $b }).
press-reason-other-actor = Les chiffres sont ceux de parties différentes ({ $a }, { $b }).
press-reason-other-time = Les chiffres sont de moments différents ({ $a }, { $b }).
press-reason-other-unit = Les chiffres comptent des choses différentes ({ $a }, { $b }).
press-reason-plan-fact = Un chiffre était prévu, l’autre a été atteint ({ $a }, { $b }).
press-reason-record-more-precise = L’article dit : { $a } ; le registre a le jour : { $b }.
press-reason-record-level = L’article parle d’un autre niveau que le registre.
press-reason-record-day-off-by-one = L’article dit : { $a } ; le registre a une séance à un jour d’écart : { $b }.
press-reason-record-no-sitting = L’article parle d’une séance : { $a } ; le registre n’en a pas alors. La plus proche : { $b }.
press-reason-record-dates-meet = L’article dit : { $a } ; le registre : { $b }. Les deux peuvent être justes.
press-reason-record-dates-apart = L’article dit : { $a } ; le registre : { $b }.
press-reason-record-other-figure = L’article dit : { $a } ; le registre : { $b }.
press-reason-record-times-ten = L’article dit : { $a } ; le registre : { $b }. L’un est dix fois l’autre.
press-note-cut = L’article est très long ; ce qui dépasse { $most } caractères n’a pas été lu. Pour faire lire la suite, remettez-la comme un texte à part.
press-note-unread = Ce qui commence au caractère { $place } n’a pas été lu : l’article a trop de lignes, de mots ou de balises. Pour faire lire la suite, remettez-la comme un texte à part.
press-note-compared = Seules les { $most } premières dates et les { $most } premiers chiffres ont été comparés entre eux.
press-note-more = Plus de { $most } éléments ont été trouvés sous « { $kind ->
    [dates] { press-dates }
    [quantities] { press-quantities }
    [actors] { press-actors }
    [meetings] { press-meetings }
    [agenda] { press-agenda }
    [decisions] { press-decisions }
    [quotes] { press-quotes }
    [positions] { press-positions }
   *[other] { press-suppressed }
} » ; seuls les { $most } premiers sont donnés.
press-note-empty = Il n’y a pas de texte à lire.
press-note-dropped = Publicités, menus et signatures ont été laissés de côté ({ $count }).
press-note-no-dateline = Aucune date de parution n’est indiquée ; des jours comme « mercredi » restent donc sans date.
press-note-no-words = Il n’y a pas de mots à lire.
press-note-other-language = La langue n’est ni le français, ni l’anglais, ni le russe ; rien n’a été lu.
press-note-mixed = Le texte est en plusieurs langues ; il a été lu comme l’une d’elles.
press-note-too-large = Le fichier est trop volumineux pour être lu.
press-note-binary = Ce n’est pas du texte : une image, un PDF ou un autre genre de fichier.
press-note-models-missing = Les modèles de langue ne sont pas installés : les noms que le répertoire ne connaît pas ne sont pas reconnus. Sur la machine qui lit, pip install 'comity[press]' les installe (docs/operators/install.md).
press-note-models-none = Il n’y a pas de modèle pour l’anglais : les noms que le répertoire ne connaît pas ne sont pas reconnus.
press-note-models-cut = À partir du caractère { $place }, les noms que le répertoire ne connaît pas n’ont pas été cherchés : le texte a plus de mots qu’on n’en donne aux modèles de langue.
press-when = Langue : { $language } ; date de la dépêche : { $date } { $time }
press-unread = Rien n’a été lu.
press-dates = Dates
press-quantities = Chiffres
press-actors = Nommés
press-meetings = Séances
press-agenda = Points de l’ordre du jour
press-decisions = Décisions
press-quotes = Citations
press-positions = Positions
press-conflicts = Ce qui ne concorde pas
press-suppressed = Comparé et non signalé
press-suppressed-count = { $count ->
    [one] { $count } paire a été comparée sans être signalée ; --suppressed la montre avec la raison.
   *[other] { $count } paires ont été comparées sans être signalées ; --suppressed les montre avec la raison.
}
press-drafts = Brouillons
press-perhaps = peut-être : { $names }
press-nobody = auteur non trouvé
press-note-year-inferred = La date de la dépêche est sans année ; l’année vient de la page ou de l’article.
press-note-day-unshown = { $by ->
    [address] Aucune ligne ne montre quand l’article a été écrit ; le jour est celui de l’adresse de sa page.
    [script] Aucune ligne ne montre quand l’article a été écrit ; le jour est celui d’un script de sa page.
    [around] Aucune ligne de l’article ne montre quand il a été écrit ; le jour est celui qui figure au-dessus, dans ce qui n’en fait pas partie.
   *[other] Aucune ligne ne montre quand l’article a été écrit ; le jour est celui que sa page donne pour les machines.
}
