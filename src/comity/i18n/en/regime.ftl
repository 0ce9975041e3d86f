# How this language writes a full date (Unicode's date pattern), and a number with its unit.
date-pattern = d MMMM y
date-pattern-yearly = d MMMM
quantity = { $number } { $unit }

forms = Forms
forms-lead = What a record of this body may say, form by form, and who may file it: read off the rules, which are data.
forms-link = Forms, fields, and who may file what
forms-who = Who may file what
forms-who-lead = “All” means every holder of that class. A seat files within its membership; in an archive the question is asked of whom a record is attributed to.
forms-form = Form
forms-all = all
forms-nobody = –
forms-schema = JSON Schema
forms-acts = Acts
forms-symbol = Symbol
forms-parts = Parts required
forms-part-title = title
forms-part-text = text
forms-duty = Addressees owe
forms-about = Is about the party in
forms-until = Ends on the day in
forms-mandate = Effect
forms-mandate-about = The office named may speak for the group named.
forms-decision = How it decides
forms-rule = Rests on
forms-no-fields = This form has no fields of its own.
field = Field
field-line = { $label }: { $value }
field-kind = Holds
field-limits = Limits
field-unit = Unit
field-required = required
field-optional = optional
field-list-of = list: { $items }
field-range = { $low } to { $high }
field-least = at least { $low }
field-characters = { $low } to { $high ->
    [one] { $high } character
   *[other] { $high } characters
 }
field-items = { $low } to { $high ->
    [one] { $high } item
   *[other] { $high } items
 }
field-kind-string = line
field-kind-text = text in each language
field-kind-number = number
field-kind-date = date
field-kind-choice = choice
field-kind-seat = seat
field-kind-code = seat, group, office or outside actor

regime-checked = { $code } { $version }: the file is understood and coherent.
regime-incoherent = { $code } { $version }: the file is understood, but not coherent.
regime-languages = Languages
regime-duties = Duties
regime-fields = Fields
regime-no-source = no source
record-date = Date
regime-faults = { $count ->
    [one] The file is not taken: one fault.
   *[other] The file is not taken: { $count } faults.
}
