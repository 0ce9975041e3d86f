# Webhooks: addresses told that a log has grown.
hook-added = L’appel { $number } informe { $address } de ce qui arrive désormais. Son secret, imprimé cette seule fois :
hook-on = { $number }  actif  { $body }  { $address }  informé jusqu’à la feuille { $told }
hook-failing = { $number }  sans réponse depuis le { $since } ({ $error })  { $body }  { $address }  informé jusqu’à la feuille { $told }
hook-off = { $number }  arrêté ({ $error })  { $body }  { $address }  informé jusqu’à la feuille { $told }
hook-off-subject = { $body } : un appel est arrêté
hook-off-letter =
    { $address } n’a pris aucun appel de { $body } depuis cinq jours, ou a dit n’en plus vouloir ({ $error }). L’appel est arrêté ; rien n’est perdu, le journal contient tout.
    
    Pour reprendre là où il en était : comity hook resume DOSSIER { $number }
finding-hook-address = Les appels vont à une adresse https, sans nom, mot de passe ni fragment.
finding-hook-private = Ce nom mène à une adresse de cette machine ou d’un réseau derrière elle.
finding-hook-unreachable = Personne ne répond à cette adresse.
finding-hook-body = Aucun organe de ce nom n’est servi ici.
finding-hook-full = Il y a autant d’appels qu’un site peut en avoir.
finding-hook-none = Il n’y a pas d’appel de ce numéro.
remedy-hook = Voyez comity hook list. Si une adresse doit se trouver derrière ce réseau, dites-le avec --private.
