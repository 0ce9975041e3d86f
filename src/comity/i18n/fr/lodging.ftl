# Actes déposés auprès de miroirs parce que leur greffe ne les reçoit pas (docs/spec/log.md 16).
finding-lodging-act = Un acte par lequel des clés entrent au journal ne peut pas être déposé.
finding-lodging-again = Le journal a déjà, de cet acte, des reçus qui disent une heure aussi ancienne.
finding-lodging-backdated = Le miroir dit avoir détenu l’acte avant que le journal n’ait les feuilles qu’il dit avoir vérifiées.
finding-lodging-before-rule = L’acte a été inscrit sous des règles qui ne connaissent pas le dépôt.
finding-lodging-full = Ce siège a déposé ici autant d’actes absents du journal qu’un miroir en conserve ; il n’en est plus reçu.
finding-lodging-mirror = Ce n’est pas un miroir dont les reçus comptent selon les règles.
finding-lodging-no-rule = Les règles de cet organe ne disent rien du dépôt : un reçu n’y compte pas.
finding-lodging-other = Le reçu est celui d’un autre acte, ou d’un autre journal.
finding-lodging-receipt = Ceci n’est pas un reçu de dépôt.
finding-lodging-signature = La signature du reçu de dépôt ne tient pas.
finding-lodging-too-few = Moins de miroirs que les règles n’en demandent ont détenu l’acte.
finding-lodging-tree = Le miroir avait vérifié un autre arbre que celui de ce journal.
finding-lodging-unchecked = Ce miroir n’a pas encore vérifié sa copie jusqu’au bout.
finding-regime-mirror = Un miroir est désigné par sa clé, d’un type qui dit l’heure (0x04), et une seule fois.
lodging-about = Qui essuie un refus du greffe, ou n’en reçoit pas de réponse, peut déposer ici un acte signé. Ce miroir vérifie la signature et le siège d’après sa propre copie, conserve l’acte et contresigne qu’il l’a détenu, avec l’heure. Rien ne découle d’un acte avant qu’il soit au journal.
lodging-brought = l’acte qui a apporté les reçus
lodging-conflict = { $count ->
    [one] Un autre acte à la même place de la même chaîne se trouve aussi ici :
    [many] { $count } d’autres actes à la même place de la même chaîne se trouvent aussi ici :
   *[other] { $count } autres actes à la même place de la même chaîne se trouvent aussi ici :
}
lodging-enough = Comptés : { $counted } miroirs, les règles en demandent { $wanted }. Gardez les reçus ; dès que le greffe reçoit de nouveau des actes, apportez-les par comity bring.
lodging-filed = Compte comme déposé
lodging-filed-with = { $count ->
    [one] détenu auparavant par un miroir,
    [many] détenu auparavant par { $count } de miroirs,
   *[other] détenu auparavant par { $count } miroirs,
}
lodging-given = Détenu par { $mirror } depuis { $when } : { $path }
lodging-held = détenu depuis { $when }
lodging-how = Déposer un acte, ou en transmettre un
lodging-how-desk = Chacun peut remettre au greffe ce qui se trouve ici :
lodging-how-lodge = Avec la note signée pour le greffe :
lodging-in-log = au journal
lodging-key = Contresigne sous le nom de
lodging-key-is = Contresigne ce qui est déposé ici sous { $key }
lodging-more = { $count ->
    [one] un autre dans la liste en JSON
    [many] { $count } d’autres dans la liste en JSON
   *[other] { $count } autres dans la liste en JSON
}
lodging-no-rules-here = Miroirs qui détiennent l’acte : { $counted } sur { $wanted } demandés. Si cela suffit, les règles le disent : indiquez une copie de l’organe par --dir.
lodging-not-enough = Pas assez : { $counted } miroirs, les règles en demandent { $wanted }. Essayez d’autres miroirs ; ceux qui ont répondu redonnent le même reçu.
lodging-not-in-log = pas au journal
lodging-note = l’acte tel que signé
lodging-nothing = Rien n’a été déposé ici.
lodging-open = Ce qui se trouve ici
lodging-page = Actes déposés ici
lodging-receipt = son reçu de dépôt
lodging-rule = Selon les règles
lodging-rule-counted = Ce miroir en est.
lodging-rule-none = Les règles de cet organe ne disent rien du dépôt : un reçu montre quand l’acte a été détenu, et rien n’en dépend.
lodging-rule-not-counted = Ce miroir n’en est pas : ses reçus montrent quand un acte a été détenu, et ne comptent pas.
lodging-rule-says = Miroirs qui doivent avoir détenu un acte pour qu’il compte comme déposé : { $least } sur les { $count } qu’elles désignent.
lodging-shown = Ce qui se trouve ici, du plus récent au plus ancien
preview-lodged = Apporte au journal que des miroirs détenaient auparavant l’acte { $record }. Contresigné par :
remedy-lodging = Comparez le reçu avec l’acte et avec les règles de l’organe ; déposez l’acte auprès des miroirs que les règles désignent.
