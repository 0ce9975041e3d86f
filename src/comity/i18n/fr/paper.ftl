# Sur papier
paper = Sur papier
paper-open = Imprimer avec le reçu
paper-back = La page de l’acte
paper-lead = Imprimez cette page. Qui tient le papier peut le vérifier d’après le journal grâce aux codes ci-dessous, sans ce site.
paper-as-of = { $size ->
    [one] Imprimé à { $size } feuille
   *[other] Imprimé à { $size } feuilles
 } du journal. Des actes ultérieurs peuvent avoir changé ce qui découle de celui-ci.
paper-restricted = Cet acte est restreint aux membres. Le reçu et ses codes prouvent qu’il existe et qui l’a signé ; ils ne contiennent rien de son texte.
paper-address = Cet acte tel que le journal le porte aujourd’hui :
paper-code-address = Code QR : adresse de cet acte
paper-root = Racine du journal
paper-anchor = Ancre
paper-receipt = Reçu
paper-checkpoint = Point de contrôle
paper-how = Comment vérifier ce papier
paper-scan = { $count ->
    [one] Numérisez ou photographiez le code et lisez-le :
   *[other] Numérisez ou photographiez les { $count } codes, dans n’importe quel ordre, et lisez-les :
 }
paper-join = Réunissez ce qui a été lu en un reçu :
paper-verify = Vérifiez le reçu avec une ancre d’une source sûre :
paper-too-long = Le reçu est trop long pour des codes sur papier.
paper-codes = Le reçu en codes
paper-codes-about = Tous les codes de ce papier portent le numéro { $paper }. Ils ne forment un reçu qu’ensemble.
paper-code-part = Code QR : partie { $number } sur { $count } du reçu
paper-part = Partie { $number } sur { $count }
paper-text = Le reçu en texte
paper-text-about = Chaque acte tel qu’il figure au journal, et la preuve de sa place.
paper-this = Cet acte
paper-rests-on = Son autorité repose sur

finding-paper-content = Le contenu des codes est abîmé : il ne correspond pas au numéro que porte le papier.
finding-paper-empty = Rien de ce qui a été lu dans ces fichiers n’est un code d’un reçu imprimé.
finding-paper-missing = Il manque des codes de ce papier.
finding-paper-mixed = Ce code est d’un autre papier, ou diffère d’un code déjà lu.
finding-paper-part = Le code s’interrompt ou n’est pas en règle.
remedy-paper = Numérisez de nouveau chaque code d’un même papier, en entier et sans code d’un autre ; s’il échoue encore, demandez le reçu au greffe.
