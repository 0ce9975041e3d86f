## Être informé : avis par courriel, calendriers, pages qui se mettent à jour.

notice-exercise = { $mark } : { $body }
notice-subject = { $body } : { $form } { $symbol } ({ $speaker })
notice-subject-restricted = { $body } : un acte restreint { $symbol }
notice-subject-restricted-due = { $body } : une échéance, acte restreint { $symbol }
notice-subject-due = { $body } : { $what }, délai : { $end }
notice-subject-over = { $body } : { $what }, délai échu : { $end }
notice-subject-many = { $body } : { $count ->
    [one] { $count } avis pour { $who }
   *[other] { $count } avis pour { $who }
}
notice-restricted = Un acte restreint { $symbol } figure au journal. Son texte n’est pas envoyé par courriel ; qui y a droit le lit sur sa page.
notice-restricted-due = Une échéance court pour un acte restreint { $symbol }. Son objet et sa date ne sont pas envoyés par courriel ; qui y a droit les lit sur sa page.
notice-received = Reçu
notice-why = Raison de cet avis
notice-why-addressed = l’acte est adressé à { $who } ou à un groupe dont { $who } est membre
notice-why-duties = il modifie ce que doit { $who }
notice-why-owed = il modifie ce qui est dû à { $who }
notice-why-sittings = il concerne une séance
notice-why-silences = il concerne une procédure de silence
notice-why-everything = vous avez demandé tous les actes
notice-follows = Ce qui en découle, en l’état actuel :
notice-read = À lire : { $url }
notice-all-due = Toutes les échéances de ce siège : { $url }
notice-due-heading = Reste dû :
notice-silence = procédure de silence
notice-silence-until = Procédure de silence sur { $record } : délai, { $end }
notice-silence-over = Procédure de silence sur { $record } : délai échu, { $end } ; ni confirmation ni rupture n’est enregistrée
notice-more = { $count ->
    [one] { $count } autre acte ne figure pas ici : { $url }
   *[other] { $count } autres actes ne figurent pas ici : { $url }
}
notice-foot = Pour { $who }. Chaque délai est calculé d’après les actes au moment de l’envoi ; la page est toujours plus récente.
notice-settings = Choisir ce qui vous est envoyé : { $url }
notice-stop = Ne plus recevoir ces messages : { $url }

## La page des avis.

notices = Avis
notices-about = Ce qui vous est envoyé par courriel au sujet d’un siège, et les calendriers qui le suivent. Un courriel ne contient que ce que chacun peut lire ; d’un acte restreint, il dit qu’il existe et où il est.
notices-no-mail = Ce site n’envoie pas de courriel. Les calendriers et les flux fonctionnent néanmoins.
notices-none = Vous n’avez de place à aucun siège d’un organe servi ici.
notices-address = Votre adresse
notices-address-none = Aucune adresse n’est encore confirmée ; rien n’est envoyé.
notices-address-is = Les avis sont envoyés à { $email }.
notices-address-new = Adresse pour les avis
notices-address-send = Envoyer une confirmation
notices-address-sent = Un message a été envoyé à { $email }. Ouvrez le lien qu’il contient, avec ce même compte, dans la journée.
notices-address-failed = Le message n’a pas pu être envoyé. Rien n’a changé ; réessayez, ou adressez-vous à qui administre ce site.
notices-address-confirm = Confirmer une adresse
notices-address-question = Les avis seront envoyés à { $email }.
notices-address-use = Utiliser cette adresse
notices-address-old = Ce lien n’est pas pour ce compte, ou date de plus d’un jour. Demandez-en un autre.
notices-address-subject = Confirmez votre adresse pour les avis
notices-address-text =
    Pour que les avis soient envoyés à cette adresse, ouvrez ce lien dans la journée, une fois connecté :
    
    { $link }
    
    Si vous n’avez rien demandé, il n’y a rien à faire.
notices-for = { $seat }, { $body }
notices-pace = Quand
notices-pace-once = aussitôt, un message par acte
notices-pace-digest = une fois par jour, ensemble
notices-pace-nothing = jamais
notices-hour = Heure du message quotidien
notices-zone = Fuseau de cette heure
notices-zone-hint = Par exemple Europe/Brussels ou America/New_York.
notices-lang = Langue
notices-kinds = À quel sujet
notices-kind-addressed = ce qui nous est adressé
notices-kind-duties = ce que nous devons, avec rappel avant le terme de ce qui reste ouvert
notices-kind-owed = ce que d’autres nous doivent, de même
notices-kind-sittings = séances convoquées, ouvertes et closes
notices-kind-silences = procédures de silence, avec rappel avant leur terme
notices-kind-everything = tous les actes
notices-keep = Garder ce choix
notices-kept = C’est noté. Vous serez informé de ce qui arrive à partir de maintenant.
notices-refused-zone = Ce fuseau n’existe pas. Écrivez-le sous la forme Région/Ville, par exemple Europe/Paris.
notices-refused = Une partie du formulaire n’a pas été comprise. Rien n’a changé.
notices-calendars = Calendriers
notices-calendars-about = Une adresse à laquelle un logiciel de calendrier s’abonne. Qui la détient lit ce calendrier sans se connecter : ne la dites à personne. Elle peut être révoquée à tout moment.
notices-calendar-restricted = avec ce qui est restreint aux membres
notices-calendar-restricted-hint = Le logiciel qui lit le calendrier, et qui en garde les données, l’a alors aussi.
notices-calendar-make = Créer une adresse de calendrier
notices-calendar-made = L’adresse, montrée cette seule fois :
notices-calendar-row = Créée le { $made }
notices-calendar-used = lue pour la dernière fois le { $day }
notices-calendar-unused = pas encore lue
notices-calendar-revoke = Révoquer
notices-calendar-public = Calendrier public de ce siège
notices-stopped = Vous ne recevez plus de messages au sujet de ce siège
notices-stop = Ne plus recevoir de messages au sujet d’un siège
notices-stop-question = Plus aucun message au sujet du siège « { $seat } », { $body }, ne sera envoyé à ce compte. Rien d’autre ne change ; la page des avis permet de les reprendre.
notices-stop-do = Ne plus recevoir ces messages
notices-stop-old = Ce lien ne désigne rien ici, ou plus rien.

## Calendriers.

calendar-of = { $body } : { $who }
calendar-sitting = Séance : { $title }
calendar-due = { $what } : { $end }
calendar-restricted = Acte restreint { $symbol }
calendar-link = Calendrier (iCalendar)

## Pages qui se mettent à jour.

live = Cette page suit la séance et se met à jour d’elle-même.
live-updated = La page a été mise à jour.
live-new = Il y a du nouveau.
live-refresh = Actualiser
concerns-feed = Ce qui concerne { $name }

## La commande notices.

notices-turn = Choisis : { $chosen }. Envoyés : { $sent }. En attente : { $waiting }. Abandonnés : { $given }.
notices-last-error = Dernière erreur du serveur de courriel : { $error }, { $at }
notices-unconfigured = Aucun serveur de courriel n’est réglé (COMITY_MAIL_HOST). Rien n’a été envoyé.
notices-would-send = { $who } : { $subject }
finding-notices-busy = Un autre processus envoie des avis en ce moment.
finding-notices-none = Ce dossier n’a pas de comptes : personne ne peut être informé.
remedy-notices = Réessayez plus tard ; sinon nommez le dossier qui est servi, et servez-le d’abord une fois.
finding-site-address = COMITY_SITE n’est pas l’adresse d’un site : https et un nom, sans chemin.
