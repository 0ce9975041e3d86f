# A thread, or a decision with all that stands on it, as one document.
matter-form = Form
matter-by = By
matter-state = State
matter-days = Dates
matter-from-to = { $first } to { $last }
matter-left-out = { $count ->
    [one] One further record is not told here.
   *[other] { $count } further records are not told here.
 }
matter-told-live = Made from the records of the log; nobody wrote or signed this document.
matter-told-archive = Made from a reconstruction out of public sources; no state signed these records, and nobody wrote or signed this document.
matter-told-exercise = EXERCISE. Made from the records of an exercise; nobody wrote or signed this document.
matter-of-restricted = With texts restricted to members: not for publication.
matter-akn = As Akoma Ntoso
matter-sheet = Decision sheet (Akoma Ntoso)
finding-journal-no-thread = There is no such thread.
finding-journal-no-decision = This record decides nothing: only a decision has a decision sheet.
