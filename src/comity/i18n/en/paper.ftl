# On paper
paper = On paper
paper-open = Print with the receipt
paper-back = The record’s page
paper-lead = Print this page. Whoever holds the paper can check it against the log with the codes below, without this site.
paper-as-of = Printed as of { $size ->
    [one] one leaf
   *[other] { $size } leaves
 } of the log. Later records may have changed what follows from this one.
paper-restricted = This record is restricted to members. The receipt and its codes prove that it exists and by whom it was signed; they hold nothing of its text.
paper-address = This record as the log has it now:
paper-code-address = QR code: address of this record
paper-root = Root of the log
paper-anchor = Anchor
paper-receipt = Receipt
paper-checkpoint = Checkpoint
paper-how = How to check this paper
paper-scan = { $count ->
    [one] Scan the code, or photograph it, and read it:
   *[other] Scan the { $count } codes in any order, or photograph them, and read them:
 }
paper-join = Join what was read to the receipt:
paper-verify = Check the receipt, with an anchor from a source you trust:
paper-too-long = The receipt is too long for codes on paper.
paper-codes = Receipt as codes
paper-codes-about = All codes of this paper carry the number { $paper }. They are one receipt only together.
paper-code-part = QR code: part { $number } of { $count } of the receipt
paper-part = Part { $number } of { $count }
paper-text = Receipt as text
paper-text-about = Each record as it lies in the log, and the proof of its place.
paper-this = This record
paper-rests-on = Its authority rests on

finding-paper-content = What the codes hold is damaged: it does not match the number the paper carries.
finding-paper-empty = Nothing read from these files is a code of a printed receipt.
finding-paper-missing = Codes of this paper are missing.
finding-paper-mixed = This code is of another paper, or differs from one read before.
finding-paper-part = The code breaks off or is not in form.
remedy-paper = Scan every code of one paper again, each whole and none of another; if it still fails, ask the desk for the receipt.
