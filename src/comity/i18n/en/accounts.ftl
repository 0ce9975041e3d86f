# Accounts: signing in, invitations, what an administrator does.
account = Account
account-about = What this account may do, how it is opened, and what happened at its door. An account signs nothing: only keys do.
account-sign-in = Sign in
account-sign-out = Leave
account-sign-in-about = Signing in opens what your places let you read, draft and hand in. It signs nothing.
account-no-sign-up = Accounts are made only by invitation of the party or office they are for.
account-way-passkey = With a passkey
account-with-passkey = Use a passkey
account-way-password = With a password and a code
account-way-ministry = With your ministry’s own sign-in
account-with-ministry = Continue with { $name }
account-username = Sign-in name
account-username-hint = Three to 64 small Latin letters, digits, full stops, hyphens or underscores.
account-name = Name
account-name-hint = As colleagues at the same seat will read it.
account-email = E-mail address (may stay empty)
account-email-hint = Nothing can be reset by mail.
account-password = Password
account-password-second = A password alone opens nothing: a code or a passkey is asked for after it.
account-password-old = Present password
account-password-new = New password
account-password-twice = New password again
account-password-hint = At least twelve characters; not a common one, and not like your name.
account-password-held = There is one.
account-password-none = There is none.
account-password-change = Change the password
account-password-set = Choose a password
account-next = Continue
account-cancel = Cancel
account-second = Second step
account-second-about = The password was accepted. Now show that you also hold the second step.
account-code = Code
account-code-hint = Six digits from your authenticator application, or one of your recovery codes.
account-again = Confirm that it is you
account-again-about = What you are about to do changes how the account is opened, or ends sessions.
account-again-password = Use the password
account-again-code = Use a code
account-again-passkey = Use a passkey
account-places = Places held
account-no-places = This account holds no place. An administrator of a party or office can invite it to one.
account-suspended = suspended
account-suspended-since = suspended on { $date }
account-keys = { $count ->
    [one] { $count } key of this seat is in force in the log.
   *[other] { $count } keys of this seat are in force in the log.
 }
account-keys-show = Names of the keys
account-keep = Accounts of this seat
account-ways = Ways in
account-passkeys = Passkeys
account-passkeys-held = { $count ->
    [one] { $count } passkey.
   *[other] { $count } passkeys.
 }
account-passkeys-keep = See, add or remove passkeys
account-passkeys-about = A passkey lives in a device or a security key and opens this account there. It is no key of the log and signs no record.
account-passkeys-none = There is no passkey yet.
account-passkey-add = Add a passkey
account-passkey-make = Make a passkey
account-passkey-name = Name of the passkey
account-passkey-name-hint = For yourself, such as where the device lies. A number is given where this stays empty.
account-passkey-called = Passkey { $name }
account-passkey-made = made on { $date }
account-passkey-used = last used on { $date }
account-passkey-remove = Remove the passkey
account-passkey-remove-called = Remove the passkey { $name }
account-passkey-remove-about = The passkey { $name } will no longer open this account. Remove it from the device as well.
account-passkey-loopback = Browsers do not offer passkeys at an address of digits.
account-passkey-by-name = Open this page at localhost
account-passkey-insecure = Passkeys work only over an encrypted connection (https) to a name. This page was reached without one, so browsers offer none here. Whoever runs this site can change that.
account-passkey-script = Passkeys need script. This page runs one file of this site and nothing else; all other pages run none.
account-passkey-failed = The browser gave no passkey: it was cancelled, took too long, or the device has none for this site. Nothing has changed; try again.
account-app = Authenticator application
account-app-held = It is joined to this account.
account-app-none = None is joined to this account.
account-app-add = Join an authenticator application
account-app-end = Part from the authenticator application
account-app-end-about = Codes of the application will no longer be accepted.
account-app-scan = Photograph this square with the authenticator application.
account-app-type = Or type this secret into it:
account-app-code = Six digits the application shows now
account-codes = Recovery codes
account-codes-left = { $count ->
    [one] { $count } code is left.
   *[other] { $count } codes are left.
 }
account-codes-about = Print these codes or copy them by hand and keep them away from your devices. Each stands once for the second step, after the password. They are shown this one time only.
account-codes-kept = I have kept them
account-codes-seen = { $count ->
    [one] The codes have been shown before and are not shown again. { $count } code is left.
   *[other] The codes have been shown before and are not shown again. { $count } codes are left.
 }
account-codes-new = Make new recovery codes
account-codes-new-about = { $count ->
    [one] New codes end the old ones; { $count } of these is left.
   *[other] New codes end the old ones; { $count } of these are left.
 }
account-ministry-linked = Joined to this account.
account-ministry-link = Join it to this account
account-door = At the door
account-sessions = Where you are signed in
account-sessions-about = A session ends by itself after an hour unused and after twelve hours in all. Addresses are kept without their end.
account-session-this = this one
account-session-began = since { $date }
account-session-end = End this session
account-sessions-end = End all other sessions
account-log = Sign-in log
account-log-about = Every sign-in of this account, and every one that failed. An entry you cannot explain is a reason to end all other sessions and tell your administrator.
account-when = When
account-what = What
account-network = Network
account-browser = Browser
account-browser-unknown = unknown browser
signin-in-passkey = signed in with a passkey
signin-in-code = signed in with password and code
signin-in-recovery = signed in with password and recovery code
signin-in-ministry = signed in through the ministry
signin-out = left
signin-refused-password = refused: wrong password
signin-refused-code = refused: wrong code
signin-refused-passkey = refused: passkey not accepted
signin-refused-second = refused: no second step
account-invitation = Invitation
account-invitation-about = Say how the account is to be called, and choose how it will be opened.
account-invitation-take-about = You are signed in as { $name }. The place would be added to this account.
account-invitation-take = Take the place
account-invitation-refused = This invitation is not taken
account-invitation-remedy = Ask whoever sent the link for a new one.
account-offer-body = Body
account-offer-seat = Seat
account-offer-role = Role
account-offer-until = Valid until
account-offer-keys = Signed by
account-join = Make the account
account-join-way = How will the account be opened?
account-join-passkey = With a passkey
account-join-password = With a password and an authenticator application
account-join-passkey-about = { $name }, seat: { $seat }. The account is made once the passkey has answered.
account-join-password-about = { $name }, seat: { $seat }. The account is made once the code is right.
account-join-gone = Nobody is about to join in this browser, or the invitation no longer holds.
account-seat = Accounts: { $seat }
account-seat-about = Only administrators of this seat change these accounts; its auditors read this page. Nobody else sees it.
account-people = People
account-since = since { $date }
account-role-of = Role of { $name }
account-role-change = Change the role
account-suspend = Suspend
account-suspend-of = Suspend { $name }
account-restore = Restore
account-restore-of = Restore { $name }
account-invite = Invite a colleague
account-invite-about = An invitation is a link. Whoever opens it first takes the place, so hand it over where nobody else reads along.
account-invite-days = Valid for
account-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
 }
account-invite-email = Mail it to (may stay empty)
account-invite-make = Make an invitation
account-link = The invitation’s link
account-link-about = It is shown this one time only. Copy it now.
account-link-mailed = It has also been mailed to { $email }.
account-invitations = Open invitations
account-invitations-none = No invitation is open.
account-invited-by = by { $name }, valid until { $date }
account-withdraw = Withdraw
account-deeds = What was done
account-deeds-about = Every act about the accounts of this seat, newest first. No page changes or removes anything here.
deed-invited = { $actor } made an invitation (role: { $role }).
deed-withdrawn = { $actor } withdrew an invitation (role: { $role }).
deed-redeemed = { $subject } took a place by invitation (role: { $role }).
deed-redeemed-signed = { $subject } took a place by invitation (role: { $role }), signed by { $keys }.
deed-role = { $actor } changed the role of { $subject }: { $before }, now { $role }.
deed-suspended = { $actor } suspended { $subject } (role: { $role }).
deed-restored = { $actor } restored { $subject } (role: { $role }).
role-administrator = administrator
role-head = head of delegation
role-signer = delegate who signs
role-drafter = drafter
role-auditor = auditor
role-observer = observer
role-chair = chair
role-secretariat = secretariat
account-mail-subject = Invitation: { $seat }, { $body }
account-mail-text = 
    You are invited to an account (body: { $body }; seat: { $seat }; role: { $role }).
    The link works once, until { $until }:
    { $link }
    If you do not expect this, do nothing.
account-refused-other = This was not accepted. Look at what you entered and try again.
account-refused-required = A field is empty that must be filled in.
account-refused-max-length = An entry is too long.
account-refused-username = The sign-in name has signs that are not allowed, or the wrong length.
account-refused-username-taken = Another account has this sign-in name.
account-refused-username-password-mismatch = Sign-in name and password do not go together.
account-refused-incorrect-password = The password is wrong.
account-refused-enter-current-password = The present password is wrong.
account-refused-incorrect-code = The code is wrong, was used before, or is past: an application’s is good while it is shown, thirty seconds. If that happens again and again, the clock of your device is off.
account-refused-passkey = The passkey was not accepted.
account-refused-second = This account has no second step, and a password alone opens nothing. Ask your administrator for a new invitation.
account-refused-ministry = No account is joined to this sign-in. Open your invitation first, and continue with the ministry from there.
account-refused-too-many-login-attempts = Too many attempts failed. Wait some minutes and try again.
account-refused-rate-limited = Too many attempts. Wait some minutes and try again.
account-refused-password-too-short = The password is too short: it needs at least twelve characters.
account-refused-password-too-common = The password is a common one.
account-refused-password-entirely-numeric = The password has nothing but digits.
account-refused-password-context = The password is made of words of this place: its name, a seat’s, a role’s.
account-refused-password-breached = This password stands in a list of passwords stolen elsewhere: others will try it here.
account-refused-password-unchecked = Passwords cannot be checked at the moment; nothing was changed. Try later, or ask who serves this site.
account-refused-password-too-similar = The password is too much like your name.
account-refused-same-password = The two passwords differ.
account-refused-cannot-delete-authenticator = This is the last way into the account. Add another before you take it away.
account-refused-invite = The invitation was not made: role or number of days is not one that is offered.
account-refused-last = This is the seat’s last administrator. Make somebody else administrator first.
account-refused-invalid = An entry does not have the form it must have.
error-form = This form is too old
    .advice = It was made for another session, or your browser sent no cookie with it. Go back, reload the page and send it again; nothing has changed.
error-too-many = Too many requests
    .advice = More came from this account or address than one person sends. Wait some minutes and try again; nothing has changed.
invite-made = { $days ->
    [one] Invitation for { $seat } (role: { $role }), valid for { $days } day. Whoever opens this link first takes the place:
   *[other] Invitation for { $seat } (role: { $role }), valid for { $days } days. Whoever opens this link first takes the place:
 }
account-codes-need = They count only after a password, and this account has none. Choose one, or add a second passkey, so that a lost device does not close the account to you.
