# Records lodged with mirrors because their desk does not take them (docs/spec/log.md 16).
finding-lodging-act = A record by which keys come to the log cannot be lodged.
finding-lodging-again = The log has receipts of this record that say as early a time already.
finding-lodging-backdated = The mirror says it held the record before the log had the leaves it says it had checked.
finding-lodging-before-rule = The record was logged under rules that know no lodging.
finding-lodging-full = This seat has lodged as many records here as a mirror keeps that the log does not have; no more are taken.
finding-lodging-mirror = This is not a mirror whose receipts count under the rules.
finding-lodging-no-rule = The rules of this body say nothing of lodging, so a receipt of it counts for nothing.
finding-lodging-other = The receipt is of another record, or of another log.
finding-lodging-receipt = This is not a lodging receipt.
finding-lodging-signature = The signature of the lodging receipt does not hold.
finding-lodging-too-few = Fewer mirrors held the record than the rules ask for.
finding-lodging-tree = The mirror had checked another tree than this log’s.
finding-lodging-unchecked = This mirror has not yet checked its copy to the end.
finding-regime-mirror = A mirror is named by its key, one that says times (type 0x04), and each only once.
lodging-about = Whoever is refused by the desk, or gets no answer, can lodge a signed record here. This mirror checks the signature and the seat against its own copy, keeps the record, and countersigns that it held it, with the time. Nothing follows from a record before the log has it.
lodging-brought = the record that brought the receipts
lodging-conflict = { $count ->
    [one] Another record at the same place of the same chain lies here too:
   *[other] { $count } other records at the same place of the same chain lie here too:
}
lodging-enough = Counted: { $counted } of the { $wanted } mirrors the rules ask for. Keep the receipts; once the desk takes records again, bring them with comity bring.
lodging-filed = Counts as filed
lodging-filed-with = { $count ->
    [one] held before by one mirror,
   *[other] held before by { $count } mirrors,
}
lodging-given = Held by { $mirror } since { $when }: { $path }
lodging-held = held since { $when }
lodging-how = Lodge a record, or hand one on
lodging-how-desk = Anybody may hand the desk what lies here:
lodging-how-lodge = With the note that was signed for the desk:
lodging-in-log = in the log
lodging-key = Countersigns as
lodging-key-is = Countersigns what is lodged here as { $key }
lodging-more = { $count ->
    [one] one more in the list as JSON
   *[other] { $count } more in the list as JSON
}
lodging-no-rules-here = Held by { $counted } of the { $wanted } mirrors asked. Whether that is enough, the rules say: name a copy of the body with --dir.
lodging-not-enough = Not enough: { $counted } of the { $wanted } mirrors the rules ask for. Try other mirrors; the ones that answered give the same receipt again.
lodging-not-in-log = not in the log
lodging-note = the record as signed
lodging-nothing = Nothing has been lodged here.
lodging-open = What lies here
lodging-page = Records lodged here
lodging-receipt = its lodging receipt
lodging-rule = By the rules
lodging-rule-counted = This mirror is one of them.
lodging-rule-none = The rules of this body say nothing of lodging: a receipt shows when the record was held, and nothing counts from it.
lodging-rule-not-counted = This mirror is not one of them: its receipts show when a record was held, and do not count.
lodging-rule-says = A record counts as filed once { $least } of the { $count } mirrors they name held it.
lodging-shown = What lies here, the newest first
preview-lodged = Brings to the log that mirrors held record { $record } before. Countersigned by:
remedy-lodging = Compare the receipt with the record and with the rules of the body; lodge the record with the mirrors the rules name.
