# Actes scellés : ce qui est refusé, ce que disent les commandes et le programme d’un siège, les pages.
finding-seal-key = Ce n’est pas une clé age dans son unique graphie.
finding-seal-key-file = Ce n’est pas un fichier de clé de lecture tel que Comity l’écrit.
finding-seal-file = Ce n’est pas un fichier age, ou pas celui de ce qu’il est censé contenir.
finding-seal-closed = Aucune des clés de lecture présentes n’ouvre ceci.
finding-seal-garbage = Le fichier age a été fait avec cette clé, mais son contenu n’a pas de sens.
finding-seal-recipients = Un acte scellé a une enveloppe pour chaque siège auquel il est adressé, et aucune autre que celles-ci et celle de son auteur.
finding-seal-no-key = Ce siège n’a pas de clé de lecture en vigueur ; rien ne peut lui être scellé.
finding-seal-of = Une enveloppe ultérieure renvoie à un acte scellé, par son auteur ou par un destinataire.
finding-seal-claim = La demande de secret omet ce que les règles exigent, ou dit ce qu’aucune règle ne demande.
finding-seal-files = Un texte scellé ne nomme pas de fichiers.
finding-seal-plain = Le texte d’un acte scellé est arrivé avec lui ; le bureau ne l’a pas gardé.
finding-seal-proof = Ceci ne montre pas tout ce que doit montrer une preuve de faux scellement.
finding-seal-anchor = Sans ancre, aucune clé de lecture ne peut être prouvée ; rien n’est scellé ni ouvert.
finding-disclosure-key = Aucun fichier de cet acte n’ouvre le texte scellé auquel il renvoie.
remedy-seal = Vérifiez la clé, les destinataires et les règles ; scellez avec comity seat ou comity sealed, et donnez l’ancre.
preview-accredit-reading = Apporte une clé de LECTURE : les textes scellés à ce siège s’ouvrent avec elle. Elle ne signe rien.
sealed-readers = Clés de lecture en vigueur : { $codes }
sealed-opened = rendu public
sealed-closed = scellé
sealed-judged = Acte { $record }, scellé par { $by }, sous enveloppe pour { $to } :
sealed-found-honest = Rien de faux n’est montré : l’enveloppe s’ouvre, et le texte est celui engagé.
sealed-found-wrap-malformed = FAUX : l’enveloppe n’est pas un fichier age.
sealed-found-wrap-closed = FAUX : l’enveloppe ne s’ouvre avec aucune clé de lecture du destinataire.
sealed-found-wrap-garbage = FAUX : l’enveloppe est pour la clé du destinataire, et son contenu n’a pas de sens.
sealed-found-wrap-no-key = FAUX : l’enveloppe ne contient pas de clé.
sealed-found-text-closed = FAUX : la clé de l’enveloppe n’ouvre pas le texte.
sealed-found-text-garbage = FAUX : la clé de l’enveloppe est celle du texte, et le texte n’a pas de sens.
sealed-found-text-malformed = FAUX : la clé de l’enveloppe ouvre ce qui n’est pas le texte d’un acte.
sealed-found-text-other = FAUX : la clé de l’enveloppe ouvre un autre texte que celui sur lequel l’auteur s’est engagé.
secrecy-code = Code
secrecy-public = Publics
secrecy-restricted = Restreints
secrecy-sealed = Scellés
secrecy-opened = Rendus publics depuis
secrecy-overdue = Échéance passée
secrecy-open_ended = Sans échéance
sealed-records = Actes scellés
sealed-record = Acte scellé
sealed-none = Il n’y a pas d’acte scellé.
sealed-for-you = sous enveloppe pour ce siège
sealed-not-for-you = sans enveloppe pour ce siège
sealed-reason = Pourquoi le tenir secret
sealed-reviewer = Qui peut réexaminer la demande
sealed-audiences = { $count ->
    [one] scellé pour ses destinataires
    [many] public, ou fermé à tous sauf quelques-uns
   *[other] public, ou fermé à tous sauf quelques-uns
  }
sealed-title = Titre de l’acte qui le rend public ({ $lang })
write-audience-sealed = Ceux à qui il s’adresse, et personne d’autre
write-audience-sealed-about = Le texte est chiffré sur cette machine pour les clés de lecture des destinataires. Le bureau et son secrétariat le gardent sans pouvoir le lire.
own-sealed-lead = Leurs textes sont chiffrés et ouverts par ce programme, sur cette machine. Le bureau ne garde que du chiffré.
own-sealed-no-key = Ce programme a été lancé sans clé de lecture ; il n’ouvre rien. Lancez-le avec --reading FICHIER.
own-sealed-made = Scellé sur cette machine pour les clés de lecture de ceux qui sont nommés, toutes accréditées dans le journal. Le bureau n’a pas vu le texte.
own-sealed-raw = Le texte scellé, octet par octet
own-sealed-opened = Ouvert sur cette machine ; c’est le texte sur lequel son auteur s’est engagé dans le journal.
own-sealed-open = Le rendre public
own-sealed-open-about = Un acte de vous portera alors la clé de ce seul texte. Chacun pourra l’ouvrir, et il ne pourra plus être refermé. Avant son échéance, seul son auteur le peut.
own-sealed-open-go = Lire l’acte qui le fait
own-sealed-accuse = Prendre la preuve
own-sealed-accuse-about = Si ce texte vous a été scellé faussement, un fichier le montre à quiconque a une copie du journal (comity sealed check). Le fichier livre ce qui ouvre ce seul texte, et aucune de vos clés.
preview-within-sealed = CE QUE SEULS SES DESTINATAIRES LIRONT, d’après les octets intérieurs engagés ci-dessus :
secrecy = Confidentialité
secrecy-lead = Ce que chacun peut lire de ce que chaque partie a déposé, et comment finit le secret. Toutes sont comptées de même, dans l’ordre des codes.
secrecy-counts = Actes selon qui peut les lire
secrecy-counts-about = « Rendus publics depuis », « échéance passée » et « sans échéance » ne comptent que les actes restreints et scellés.
secrecy-claims = Demandes de secret
secrecy-claims-about = { $count ->
    [one] Chaque demande donne une raison et qui peut la réexaminer, et prend fin en { $count } an.
    [many] Chaque demande donne une raison et qui peut la réexaminer, et prend fin en { $count } d’ans.
   *[other] Chaque demande donne une raison et qui peut la réexaminer, et prend fin en { $count } ans.
  }
secrecy-reading = Clés de lecture en vigueur
secrecy-reading-about = Les textes sont scellés pour elles, et seuls leurs détenteurs les ouvrent. Chacune mène à l’acte qui l’a accréditée.
secrecy-reading-none = Aucune clé de lecture n’est en vigueur.
sealed-kept = Scellé : seuls ceux pour qui il est sous enveloppe peuvent lire son texte. Le bureau n’a que du chiffré.
sealed-was-opened = Scellé d’abord ; un acte a rendu son texte public.
sealed-claimed = Le secret est demandé pour : { $reason }. Réexamen possible par : { $reviewer }.
sealed-wrapped = Sous enveloppe pour
sealed-prove = Vérifiez vous-même avec age :
sealed-shown = D’un acte scellé, chacun voit la même chose, et pour qui il est sous enveloppe.
sealed-open-on = À rendre public le (s’il ne l’est pas d’emblée)
preview-within-end-sealed = CE QUE CHACUN LIRA, comme tout ce qui précède la part des destinataires :
