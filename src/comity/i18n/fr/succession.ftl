# Un organe qui se poursuit ailleurs, et les clés de l’organe qui changent de mains.
check-carried-over = Repris en entier ; empreinte { $digest }
    .proves = chaque feuille de l’ancien journal se trouve dans le nouveau dossier, et les mêmes conclusions en ont été tirées
check-continued = Se poursuit après la feuille { $size } de { $before } ; parties qui ont suivi : { $joined } sur { $all }
    .proves = ce qui précède est l’ancien journal, entier, sous le dernier point de contrôle signé de sa propre clé ; l’opérateur est depuis lors un autre
continue-done = L’organe se poursuit dans { $folder }. Aucun siège n’y prend part avant d’avoir suivi : comity prepare come-along. La nouvelle ancre :
finding-anchor-earlier = L’organe s’est poursuivi ailleurs après la partie que désigne cette ancre ; elle ne répond pas de qui le tient depuis.
finding-continue-absent = Rien n’est adopté et aucune règle ne change avant que chaque partie qui prenait part n’ait suivi.
finding-continue-changed = Qui poursuit un organe n’en change ni le type, ni le fuseau, ni les règles.
finding-continue-checkpoint = L’acte qui poursuit doit contenir le point de contrôle de toutes les feuilles qui le précèdent, signé de la propre clé du journal.
finding-continue-not-joined = Ce siège n’a pas suivi le journal là où il se poursuit.
finding-continue-origin = Un journal qui se poursuit porte la première origine, une barre oblique et le numéro de sa partie.
finding-continue-other = L’accession vise un autre acte que celui par lequel cet organe se poursuit.
finding-continue-seat = Qui poursuit un organe n’accorde à nouveau que des fonctions ; les parties gardent leurs clés.
finding-receipt-along = Il manque au reçu l’acte par lequel ce siège a suivi le journal.
preview-come-along = Le siège poursuit, avec les clés racines qu’il a, dans l’organe tel qu’un autre opérateur le poursuit. Il y prend part dès cet acte.
preview-continues = Se poursuit après ce point de contrôle de l’ancien journal :
preview-continuation = Poursuivi par
remedy-continue = Comparez avec les copies que tiennent les autres et avec l’ancre de l’ancien journal ; puis refaites l’acte ou signez-le à nouveau.
finding-reimport-behind = Ce greffe a signé plus de feuilles que n’en tient la copie ; elles ne sont pas abandonnées.
finding-reimport-differs = Ce que ce greffe a signé forme un autre arbre que celui de la copie.
reimport-done = Tenu, vérifié et conclu à nouveau : { $size } feuilles, dont { $new } manquaient ici. Empreinte { $digest }
reimport-missing = { $count ->
    [one] Un texte restreint n’est pas ici : un miroir n’en a aucun. Son auteur peut le remettre à nouveau.
   *[other] { $count } textes restreints ne sont pas ici : un miroir n’en a aucun. Leurs auteurs peuvent les remettre à nouveau.
}
remedy-reimport = Prenez une copie plus longue ; si aucune ne prolonge ce qui a été signé ici, comparez avec les parties avant toute remise en route.
finding-stamp-retired = La clé qui a horodaté cette feuille avait été suivie d’une autre, et son temps était passé.
finding-succeed-by = Les clés du journal ne se succèdent que par les clés racines du greffe.
finding-succeed-overlap = La clé précédente vaut encore à côté de celle en vigueur ; une autre ne peut pas encore suivre.
finding-succeed-signatures = L’ancienne clé et la nouvelle doivent avoir signé toutes deux que l’une suit l’autre.
finding-succeed-until = L’ancienne clé vaut jusqu’à un moment encore à venir.
preview-succeed-log = Cette clé signe les points de contrôle du journal dès le prochain. L’ancienne signe à côté d’elle jusqu’au { $until }, puis plus jamais.
preview-succeed-stamp = Cette clé horodate ce qui est reçu dès la prochaine feuille. L’ancienne peut horodater à côté d’elle jusqu’au { $until }, puis plus jamais.
preview-vouched = Signature de l’ancienne clé pour elle
remedy-succeed = Préparez à nouveau la succession avec les deux clés sous la main : comity prepare succeed.
finding-recover-again = Un rétablissement de ce siège est déjà en attente.
finding-recover-by = Les règles en vigueur ne permettent pas à cette fonction d’annoncer un jeu de clés racines pour ce siège.
finding-recover-late = Le délai pour s’opposer est écoulé.
finding-recover-nothing = Aucun rétablissement n’est en attente ici : il a été arrêté, est tombé, ou est accompli.
finding-recover-set = Ce jeu de clés racines est déjà dans le journal.
finding-recover-veto-by = Les règles réservent à d’autres de s’opposer à ce rétablissement : les parties qu’elles nomment, le siège lui-même et qui l’a annoncé.
finding-recover-waiting = Le jeu de clés annoncé pour ce siège ne vaut qu’à partir du jour dit, si nul ne s’y est opposé.
keys-recovery = { $seat } : un nouveau jeu de clés racines, annoncé par { $by }, peut accéder à partir du { $due }, sauf opposition d’ici là.
preview-recover = Annonce que { $seat }, qui a perdu ses clés racines, doit recevoir le jeu de cette empreinte. Il peut accéder avec lui une fois écoulé le délai que disent les règles, si nul ne s’y est opposé ; ses anciennes clés racines sont alors épuisées.
preview-veto = Arrête le rétablissement annoncé par l’acte { $record }.
remedy-recover = Voyez ce qui attend, et jusqu’à quand, avec comity keys ; puis préparez l’acte à nouveau.
