# Entre deux séances
changes-from-sitting = De la fin de
changes-to-sitting = à la fin de
changes-after-sitting = De la fin de
changes-until-sitting = à la fin de
changes-since-before = Ce qui a changé de la séance précédente à celle-ci
changes-decisions = Décisions
changes-support-joined = Demandes et propositions rejointes
changes-support-left = Demandes et propositions quittées
changes-concerns-settled = Questions dites réglées
