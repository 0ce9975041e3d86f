# Comptes : connexion, invitations, ce que fait un administrateur.
account = Compte
account-about = Ce que ce compte permet, comment il s’ouvre et ce qui s’est passé à sa porte. Un compte ne signe rien : seules les clés signent.
account-sign-in = Se connecter
account-sign-out = Quitter
account-sign-in-about = La connexion ouvre ce que vos fonctions permettent de lire, de préparer et de déposer. Elle ne signe rien.
account-no-sign-up = Un compte ne se crée que sur invitation de la partie ou de la fonction qu’il sert.
account-way-passkey = Avec une clé d’accès
account-with-passkey = Utiliser une clé d’accès
account-way-password = Avec un mot de passe et un code
account-way-ministry = Avec la connexion de votre ministère
account-with-ministry = Continuer avec { $name }
account-username = Nom de connexion
account-username-hint = De 3 à 64 minuscules latines, chiffres, points, traits d’union ou traits bas.
account-name = Nom
account-name-hint = Tel que le liront les collègues du même siège.
account-email = Adresse électronique (peut rester vide)
account-email-hint = Rien ne se réinitialise par courriel.
account-password = Mot de passe
account-password-second = Un mot de passe seul n’ouvre rien : un code ou une clé d’accès est demandé ensuite.
account-password-old = Mot de passe actuel
account-password-new = Nouveau mot de passe
account-password-twice = Nouveau mot de passe, encore
account-password-hint = Au moins douze caractères ; ni courant, ni semblable à votre nom.
account-password-held = Il y en a un.
account-password-none = Il n’y en a pas.
account-password-change = Changer le mot de passe
account-password-set = Choisir un mot de passe
account-next = Continuer
account-cancel = Annuler
account-second = Seconde étape
account-second-about = Le mot de passe est accepté. Montrez maintenant que vous détenez aussi la seconde étape.
account-code = Code
account-code-hint = Les six chiffres de votre application d’authentification, ou l’un de vos codes de secours.
account-again = Confirmez que c’est vous
account-again-about = Ce que vous allez faire change la manière d’ouvrir le compte, ou met fin à des sessions.
account-again-password = Utiliser le mot de passe
account-again-code = Utiliser un code
account-again-passkey = Utiliser une clé d’accès
account-places = Fonctions exercées
account-no-places = Ce compte n’exerce aucune fonction. Un administrateur d’une partie ou d’une fonction peut l’y inviter.
account-suspended = suspendu
account-suspended-since = suspendu le { $date }
account-keys = { $count ->
    [one] { $count } clé de ce siège est en vigueur dans le journal.
   *[other] { $count } clés de ce siège sont en vigueur dans le journal.
 }
account-keys-show = Noms des clés
account-keep = Comptes de ce siège
account-ways = Moyens d’accès
account-passkeys = Clés d’accès
account-passkeys-held = { $count ->
    [one] { $count } clé d’accès.
   *[other] { $count } clés d’accès.
 }
account-passkeys-keep = Voir, ajouter ou retirer des clés d’accès
account-passkeys-about = Une clé d’accès réside dans un appareil ou une clé de sécurité et y ouvre ce compte. Ce n’est pas une clé du journal et elle ne signe aucun acte.
account-passkeys-none = Il n’y a pas encore de clé d’accès.
account-passkey-add = Ajouter une clé d’accès
account-passkey-make = Créer une clé d’accès
account-passkey-name = Nom de la clé d’accès
account-passkey-name-hint = Pour vous seul, par exemple où se trouve l’appareil. Un numéro est donné si le champ reste vide.
account-passkey-called = Clé d’accès { $name }
account-passkey-made = créée le { $date }
account-passkey-used = utilisée en dernier le { $date }
account-passkey-remove = Retirer la clé d’accès
account-passkey-remove-called = Retirer la clé d’accès { $name }
account-passkey-remove-about = La clé d’accès { $name } n’ouvrira plus ce compte. Retirez-la aussi de l’appareil.
account-passkey-loopback = Les navigateurs n’offrent pas de clés d’accès à une adresse en chiffres.
account-passkey-by-name = Ouvrir cette page à localhost
account-passkey-insecure = Les clés d’accès ne fonctionnent que par une connexion chiffrée (https) vers un nom. Cette page a été ouverte sans cela : les navigateurs n’en offrent donc pas ici. Qui exploite ce site peut y remédier.
account-passkey-script = Les clés d’accès exigent un script. Cette page exécute un seul fichier de ce site et rien d’autre ; les autres pages n’en exécutent aucun.
account-passkey-failed = Le navigateur n’a pas donné de clé d’accès : annulation, délai dépassé, ou l’appareil n’en a pas pour ce site. Rien n’a changé ; réessayez.
account-app = Application d’authentification
account-app-held = Elle est liée à ce compte.
account-app-none = Aucune n’est liée à ce compte.
account-app-add = Lier une application d’authentification
account-app-end = Délier l’application d’authentification
account-app-end-about = Les codes de l’application ne seront plus acceptés.
account-app-scan = Photographiez ce carré avec l’application d’authentification.
account-app-type = Ou saisissez-y ce secret :
account-app-code = Les six chiffres que l’application affiche maintenant
account-codes = Codes de secours
account-codes-left = { $count ->
    [one] Il reste { $count } code.
   *[other] Il reste { $count } codes.
 }
account-codes-about = Imprimez ces codes ou copiez-les à la main et gardez-les loin de vos appareils. Chacun vaut une fois pour la seconde étape, après le mot de passe. Ils ne sont montrés que cette fois.
account-codes-kept = Je les ai gardés
account-codes-seen = { $count ->
    [one] Les codes ont déjà été montrés et ne le sont plus. Il reste { $count } code.
   *[other] Les codes ont déjà été montrés et ne le sont plus. Il reste { $count } codes.
 }
account-codes-new = Créer de nouveaux codes de secours
account-codes-new-about = { $count ->
    [one] De nouveaux codes mettent fin aux anciens ; il en reste { $count }.
   *[other] De nouveaux codes mettent fin aux anciens ; il en reste { $count }.
 }
account-ministry-linked = Liée à ce compte.
account-ministry-link = La lier à ce compte
account-door = À la porte
account-sessions = Où vous êtes connecté
account-sessions-about = Une session prend fin d’elle-même après une heure sans usage et après douze heures en tout. Les adresses sont conservées sans leur fin.
account-session-this = celle-ci
account-session-began = depuis le { $date }
account-session-end = Mettre fin à cette session
account-sessions-end = Mettre fin à toutes les autres sessions
account-log = Journal des connexions
account-log-about = Chaque connexion de ce compte et chaque échec. Une ligne que vous ne vous expliquez pas est une raison de mettre fin aux autres sessions et d’avertir votre administrateur.
account-when = Quand
account-what = Quoi
account-network = Réseau
account-browser = Navigateur
account-browser-unknown = navigateur inconnu
signin-in-passkey = connexion par clé d’accès
signin-in-code = connexion par mot de passe et code
signin-in-recovery = connexion par mot de passe et code de secours
signin-in-ministry = connexion par le ministère
signin-out = départ
signin-refused-password = refusé : mot de passe erroné
signin-refused-code = refusé : code erroné
signin-refused-passkey = refusé : clé d’accès non acceptée
signin-refused-second = refusé : pas de seconde étape
account-invitation = Invitation
account-invitation-about = Dites comment nommer le compte et choisissez comment il s’ouvrira.
account-invitation-take-about = Vous êtes connecté comme { $name }. La fonction s’ajouterait à ce compte.
account-invitation-take = Accepter la fonction
account-invitation-refused = Cette invitation n’est pas acceptée
account-invitation-remedy = Demandez un nouveau lien à qui vous l’a envoyé.
account-offer-body = Instance
account-offer-seat = Siège
account-offer-role = Fonction
account-offer-until = Valable jusqu’au
account-offer-keys = Signée par
account-join = Créer le compte
account-join-way = Comment le compte s’ouvrira-t-il ?
account-join-passkey = Avec une clé d’accès
account-join-password = Avec un mot de passe et une application d’authentification
account-join-passkey-about = { $name }, siège : { $seat }. Le compte est créé dès que la clé d’accès a répondu.
account-join-password-about = { $name }, siège : { $seat }. Le compte est créé dès que le code est juste.
account-join-gone = Personne ne s’apprête à s’inscrire dans ce navigateur, ou l’invitation ne vaut plus.
account-seat = Comptes : { $seat }
account-seat-about = Seuls les administrateurs de ce siège modifient ces comptes ; ses auditeurs lisent cette page. Nul autre ne la voit.
account-people = Personnes
account-since = depuis le { $date }
account-role-of = Fonction de { $name }
account-role-change = Changer la fonction
account-suspend = Suspendre
account-suspend-of = Suspendre { $name }
account-restore = Rétablir
account-restore-of = Rétablir { $name }
account-invite = Inviter un collègue
account-invite-about = Une invitation est un lien. Qui l’ouvre le premier obtient la fonction : remettez-le là où nul autre ne lit.
account-invite-days = Valable
account-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
 }
account-invite-email = L’envoyer à (peut rester vide)
account-invite-make = Créer une invitation
account-link = Le lien de l’invitation
account-link-about = Il n’est montré que cette fois. Copiez-le maintenant.
account-link-mailed = Il a aussi été envoyé à { $email }.
account-invitations = Invitations ouvertes
account-invitations-none = Aucune invitation n’est ouverte.
account-invited-by = par { $name }, valable jusqu’au { $date }
account-withdraw = Retirer
account-deeds = Ce qui a été fait
account-deeds-about = Chaque acte relatif aux comptes de ce siège, le plus récent d’abord. Aucune page n’y modifie ni n’y retire rien.
deed-invited = { $actor } a créé une invitation (fonction : { $role }).
deed-withdrawn = { $actor } a retiré une invitation (fonction : { $role }).
deed-redeemed = { $subject } a accepté une fonction sur invitation (fonction : { $role }).
deed-redeemed-signed = { $subject } a accepté une fonction sur invitation (fonction : { $role }), signée par { $keys }.
deed-role = { $actor } a changé la fonction de { $subject } : { $before }, désormais { $role }.
deed-suspended = { $actor } a suspendu { $subject } (fonction : { $role }).
deed-restored = { $actor } a rétabli { $subject } (fonction : { $role }).
role-administrator = administrateur
role-head = chef de délégation
role-signer = délégué signataire
role-drafter = rédacteur
role-auditor = auditeur
role-observer = observateur
role-chair = présidence
role-secretariat = secrétariat
account-mail-subject = Invitation : { $seat }, { $body }
account-mail-text = 
    Vous êtes invité à ouvrir un compte (organe : { $body } ; siège : { $seat } ; fonction : { $role }).
    Le lien vaut une fois, jusqu’au { $until } :
    { $link }
    Si vous n’attendiez pas ce message, ne faites rien.
account-refused-other = Cela n’a pas été accepté. Vérifiez la saisie et réessayez.
account-refused-required = Un champ obligatoire est vide.
account-refused-max-length = Une saisie est trop longue.
account-refused-username = Le nom de connexion a des signes non admis ou une mauvaise longueur.
account-refused-username-taken = Un autre compte porte ce nom de connexion.
account-refused-username-password-mismatch = Le nom de connexion et le mot de passe ne correspondent pas.
account-refused-incorrect-password = Le mot de passe est erroné.
account-refused-enter-current-password = Le mot de passe actuel est erroné.
account-refused-incorrect-code = Le code est faux, a déjà servi, ou n’est plus valable : celui d’une application vaut tant qu’il est affiché, trente secondes. Si cela se répète, l’horloge de votre appareil n’est pas à l’heure.
account-refused-passkey = La clé d’accès n’a pas été acceptée.
account-refused-second = Ce compte n’a pas de seconde étape, et un mot de passe seul n’ouvre rien. Demandez une nouvelle invitation à votre administrateur.
account-refused-ministry = Aucun compte n’est lié à cette connexion. Ouvrez d’abord votre invitation, puis continuez avec le ministère.
account-refused-too-many-login-attempts = Trop d’essais ont échoué. Attendez quelques minutes et réessayez.
account-refused-rate-limited = Trop d’essais. Attendez quelques minutes et réessayez.
account-refused-password-too-short = Le mot de passe est trop court : il lui faut au moins douze caractères.
account-refused-password-too-common = Ce mot de passe est courant.
account-refused-password-entirely-numeric = Le mot de passe n’a que des chiffres.
account-refused-password-context = Le mot de passe est fait de mots de ce lieu : son nom, celui d’un siège ou d’une fonction.
account-refused-password-breached = Ce mot de passe figure dans une liste de mots de passe volés ailleurs : d’autres l’essaieront ici.
account-refused-password-unchecked = Les mots de passe ne peuvent être vérifiés pour le moment ; rien n’a été changé. Réessayez plus tard, ou demandez à qui tient ce site.
account-refused-password-too-similar = Le mot de passe ressemble trop à votre nom.
account-refused-same-password = Les deux mots de passe diffèrent.
account-refused-cannot-delete-authenticator = C’est le dernier moyen d’ouvrir le compte. Ajoutez-en un autre avant de le retirer.
account-refused-invite = L’invitation n’a pas été créée : la fonction ou la durée n’est pas de celles offertes.
account-refused-last = C’est le dernier administrateur du siège. Nommez-en d’abord un autre.
account-refused-invalid = Une saisie n’a pas la forme voulue.
error-form = Ce formulaire est trop ancien
    .advice = Il a été fait pour une autre session, ou votre navigateur n’a pas envoyé de témoin avec lui. Revenez en arrière, rechargez la page et renvoyez-le ; rien n’a changé.
error-too-many = Trop de requêtes
    .advice = Il en est venu de ce compte ou de cette adresse plus qu’une personne n’en envoie. Attendez quelques minutes et réessayez ; rien n’a changé.
invite-made = { $days ->
    [one] Invitation pour { $seat } (fonction : { $role }), valable { $days } jour. Qui ouvre ce lien le premier obtient la fonction :
   *[other] Invitation pour { $seat } (fonction : { $role }), valable { $days } jours. Qui ouvre ce lien le premier obtient la fonction :
 }
account-codes-need = Ils ne valent qu’après un mot de passe, et ce compte n’en a pas. Choisissez-en un, ou ajoutez une seconde clé d’accès, pour qu’un appareil perdu ne vous ferme pas le compte.
