# Preuves contre un journal (docs/spec/log.md 10).

check-evidence-backwards = La feuille { $second } est horodatée { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
} avant la feuille { $first }, qui la précède
    .proves = le greffe a horodaté une réception avant une autre qu’il avait déjà horodatée
check-evidence-digest = L’empreinte signée à { $size } feuilles est { $first } ; les actes et les règles du journal donnent { $second }
    .proves = le greffe a signé des conclusions qui ne découlent pas de son journal
check-evidence-rewritten = Le journal a signé { $size } feuilles sous { $first }, puis { $larger } feuilles sous { $second } qui ne commencent pas par elles
    .proves = un acte a été retiré, inséré, altéré ou déplacé après que le journal en a répondu, ou deux lecteurs ont vu deux journaux
check-evidence-states = Le journal a signé deux empreintes à { $size } feuilles : { $first } et { $second }
    .proves = le greffe a donné à deux lecteurs deux conclusions différentes
check-evidence-twice = Les feuilles { $first } et { $second } portent la même clé et le même numéro de sa chaîne, { $seq }
    .proves = le greffe a consigné un acte que les règles refusent
evidence-kind-backwards = un horodatage qui recule
evidence-kind-digest = une empreinte que le journal ne donne pas
evidence-kind-empty = un arbre sans feuilles sous une racine fausse
evidence-kind-fork = deux arbres d’une même taille
evidence-kind-rewritten = un arbre qui ne prolonge pas un arbre antérieur
evidence-kind-states = deux empreintes à une même taille
evidence-kind-twice = un numéro employé deux fois
evidence-none = Rien que chacun puisse vérifier n’est montré ici contre ce journal.
evidence-written = Preuve : { $kind } – { $path }
