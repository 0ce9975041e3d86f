# Fichiers des actes scellés, destinataires ultérieurs, textes rendus publics depuis une page.
finding-seal-file-size = Un fichier scellé a au plus 16 Mio.
finding-seal-file-other = Ce qui a été scellé est un autre fichier que celui que le texte nomme.
sealed-found-file-malformed = FAUX : le texte est celui engagé ; un fichier scellé avec lui n’est pas un fichier age.
sealed-found-file-closed = FAUX : le texte est celui engagé ; sa clé n’ouvre pas un fichier scellé avec lui.
sealed-found-file-garbage = FAUX : le texte est celui engagé ; un fichier scellé avec lui n’a pas de sens.
sealed-found-file-other = FAUX : le texte est celui engagé ; un fichier scellé avec lui n’est pas celui que le texte nomme.
own-files-bounds = Au plus { $count } fichiers, 32 Mio ensemble ; scellés, 16 Mio chacun. Ils restent dans la mémoire de ce programme jusqu’à ce que l’acte signé les apporte.
own-sealed-files-about = Chacun arrive chiffré, est ouvert sur cette machine et comparé à ce que le texte en dit. Son auteur a choisi son nom et son type : traitez-le comme tout fichier venu du dehors.
own-sealed-share = Le donner à lire à un autre siège
own-sealed-share-about = Vous écrivez à ce siège un acte scellé qui lui porte la clé de ce texte. Tout le monde verra pour qui. C’est sans retour.
own-sealed-share-this = Ceux à qui cet acte est adressé pourront lire aussi l’acte scellé
sealed-prove-file = Un fichier scellé avec lui, à sa vraie longueur :
