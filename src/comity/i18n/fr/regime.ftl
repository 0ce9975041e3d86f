# Comment cette langue écrit une date entière (modèle de date d’Unicode) et un nombre avec son unité.
date-pattern = d MMMM y
date-pattern-yearly = d MMMM
quantity = { $number } { $unit }

forms = Formulaires
forms-lead = Ce qu’un acte de cet organe peut dire, formulaire par formulaire, et qui peut le déposer : lu dans les règles, qui sont des données.
forms-link = Formulaires, champs, et qui peut déposer quoi
forms-who = Qui peut déposer quoi
forms-who-lead = « Tout titulaire » : chacun de ceux de cette classe, sans exception. Un siège dépose durant son appartenance ; dans une archive, la question se pose pour celui à qui l’acte est attribué.
forms-form = Formulaire
forms-all = tout titulaire
forms-nobody = –
forms-schema = JSON Schema
forms-acts = Actes
forms-symbol = Cote
forms-parts = Parties obligatoires
forms-part-title = titre
forms-part-text = texte
forms-duty = Les destinataires doivent
forms-about = Concerne la partie nommée dans
forms-until = Prend fin le jour nommé dans
forms-mandate = Effet
forms-mandate-about = La fonction nommée peut parler pour le groupe nommé.
forms-decision = Comment il décide
forms-rule = Repose sur
forms-no-fields = Ce formulaire n’a pas de champ propre.
field = Champ
field-line = { $label } : { $value }
field-kind = Contient
field-limits = Limites
field-unit = Unité
field-required = obligatoire
field-optional = facultatif
field-list-of = liste : { $items }
field-range = de { $low } à { $high }
field-least = au moins { $low }
field-characters = de { $low } à { $high ->
    [one] { $high } caractère
   *[other] { $high } caractères
 }
field-items = de { $low } à { $high ->
    [one] { $high } élément
   *[other] { $high } éléments
 }
field-kind-string = ligne
field-kind-text = texte en chaque langue
field-kind-number = nombre
field-kind-date = date
field-kind-choice = choix
field-kind-seat = siège
field-kind-code = siège, groupe, fonction ou acteur extérieur

regime-checked = { $code } { $version } : le fichier est compris et cohérent.
regime-incoherent = { $code } { $version } : le fichier est compris, mais n’est pas cohérent.
regime-languages = Langues
regime-duties = Devoirs
regime-fields = Champs
regime-no-source = sans source
record-date = Date
regime-faults = { $count ->
    [one] Le fichier n’est pas accepté : un défaut.
   *[other] Le fichier n’est pas accepté : { $count } défauts.
}
