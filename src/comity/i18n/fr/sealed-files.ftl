# Fichiers des actes scellés, destinataires ultérieurs, textes rendus publics depuis une page.
finding-seal-file-size = Un fichier scellé a au plus 16 Mio.
finding-seal-file-other = Ce qui a été scellé est un autre fichier que celui que le texte nomme.
sealed-found-file-malformed = FAUX : le texte est celui engagé ; un fichier scellé avec lui n’est pas un fichier age.
sealed-found-file-closed = FAUX : le texte est celui engagé ; sa clé n’ouvre pas un fichier scellé avec lui.
sealed-found-file-garbage = FAUX : le texte est celui engagé ; un fichier scellé avec lui n’a pas de sens.
sealed-found-file-other = FAUX : le texte est celui engagé ; un fichier scellé avec lui n’est pas celui que le texte nomme.
own-files-bounds = Au plus { $count } fichiers, 32 Mio ensemble ; scellés, 16 Mio chacun. Ils restent dans la mémoire de ce programme jusqu’à ce que l’acte signé les apporte.
own-sealed-files-about = Chacun arrive chiffré, est ouvert sur cette machine et comparé à ce que le texte en dit. Son auteur a choisi son nom et son type : traitez-le comme tout fichier venu du dehors.
own-sealed-share = Le donner à lire à un autre siège
own-sealed-share-about = Vous écrivez à ce siège un acte scellé qui lui porte la clé de ce texte. Tout le monde verra pour qui. C’est sans retour.
own-sealed-share-this = Ceux à qui cet acte est adressé pourront lire aussi l’acte scellé
sealed-prove-file = Un fichier scellé avec lui, à sa vraie longueur :
closing-hint = { $needed ->
    [yes] À indiquer.
    [closed] À indiquer, sauf si l’acte est public.
   *[no] Peut rester vide.
  } Un jour commence à 00:00 UTC ; une seconde s’écrit 2027-01-01T12:00:00Z. { $who ->
    [sealed] À partir de là, tout siège qui a une enveloppe peut rendre le texte public, avant seul son auteur.
    [either] À partir de là, un texte restreint peut être rendu public par tout siège, un texte scellé par tout siège qui en a une enveloppe ; avant, par son auteur seul.
   *[restricted] À partir de là tout siège peut rendre le texte public, avant seul son auteur.
  } La date seule ne rend rien public.
seal-here-files-about = Chiffrés dans ce navigateur, chacun à part : tout le monde voit combien il y en a et, de chacun, un palier de longueur ; personne d’autre n’en voit le nom ni le contenu. Au plus 16 Mio chacun, 40 fichiers, 32 Mio ensemble.
seal-here-files-many = Trop nombreux ou trop grands : au plus 40 fichiers, 16 Mio chacun, 32 Mio ensemble.
seal-here-later-about = La clé de lecture de votre siège ouvre ici le texte antérieur, pour mettre sa clé sous enveloppe. Elle n’est envoyée nulle part.
seal-here-later-closed = Cette clé de lecture n’ouvre pas l’acte antérieur. Rien n’a été scellé.
sealed-open-files-about = Chacun arrive chiffré, est ouvert dans ce navigateur et comparé à ce que le texte en dit, puis rangé sous le nom choisi par son auteur. Traitez-le comme tout fichier venu du dehors.
sealed-open-saved = Ouvert, et égal au fichier que le texte nomme.
sealed-open-seat = Pour le rendre public ou le donner à lire à un autre siège, prenez d’abord place à un siège.
