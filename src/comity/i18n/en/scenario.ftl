## Scenarios of a regime.

finding-scenario-size = A scenario is too long.
finding-scenario-utf-8 = A scenario is UTF-8 text.
finding-scenario-signs = The line holds signs that cannot be shown.
finding-scenario-divider = A line of four hyphens ends the upper part.
finding-scenario-line = This is neither a step nor a question, or it names a step that does not stand above.
finding-scenario-time = There is no such time, or it lies before that of the step above.
finding-scenario-who = The regime has no seat or office of this code.
finding-scenario-refused = The step named here is not in the log.
finding-scenario-number = The field holds a whole number.
finding-scenario-rules = These rules cannot be amended in a scenario: an office that may, a proposal and an adoption are needed.
finding-scenario-file = The file named here is not beside the scenario, or cannot be read.
finding-scenario-question = Nothing of that name was started by this step.
remedy-scenario = Correct the scenario at the line named (docs/spec/scenario.md).
scenario-ok = ok: { $file } – { $title }
scenario-differs = differs: { $file } – { $title }
scenario-updated = written: { $file } – { $title }
scenario-none = No scenario was found.
scenario-step-refused = { $at } { $what }: refused
scenario-not-in-log = not in the log
