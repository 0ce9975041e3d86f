## Being told: notices by mail, calendars, pages that update themselves.

notice-exercise = { $mark }: { $body }
notice-subject = { $body }: { $form } { $symbol } ({ $speaker })
notice-subject-restricted = { $body }: a restricted record { $symbol }
notice-subject-restricted-due = { $body }: something is due, restricted record { $symbol }
notice-subject-due = { $body }: { $what }, until { $end }
notice-subject-over = { $body }: { $what }, time ended { $end }
notice-subject-many = { $body }: { $count ->
    [one] { $count } notice for { $who }
   *[other] { $count } notices for { $who }
}
notice-restricted = A restricted record { $symbol } is in the log. Its text is not sent by mail; whoever is entitled reads it on its page.
notice-restricted-due = Something is due for a restricted record { $symbol }. What it is, and until when, is not sent by mail; whoever is entitled reads it on its page.
notice-received = Received
notice-why = You are told because
notice-why-addressed = it is addressed to { $who } or to a group { $who } is a member of
notice-why-duties = it changes what { $who } owes
notice-why-owed = it changes what is owed to { $who }
notice-why-sittings = it concerns a sitting
notice-why-silences = it concerns a silence procedure
notice-why-everything = you asked for every record
notice-follows = What follows from it, as it stands now:
notice-read = Read it: { $url }
notice-all-due = All that is due for this seat: { $url }
notice-due-heading = Still owed:
notice-silence = silence procedure
notice-silence-until = Silence procedure on { $record }: runs until { $end }
notice-silence-over = Silence procedure on { $record }: ran out at { $end }; no confirmation or break is recorded
notice-more = { $count ->
    [one] { $count } more record is not listed here: { $url }
   *[other] { $count } more records are not listed here: { $url }
}
notice-foot = For { $who }. Every deadline is computed from the record at the moment this message was sent; the page is always newer.
notice-settings = Change what you are told: { $url }
notice-stop = Stop these messages: { $url }

## The page of notices.

notices = Notices
notices-about = What you are told by mail about a seat, and calendars that follow it. Mail holds only what everybody may read; of a restricted record it says that there is one, and where.
notices-no-mail = This site sends no mail. Calendars and feeds work all the same.
notices-none = You hold no place at a seat of a body served here.
notices-address = Your address
notices-address-none = No address is confirmed yet; nothing is mailed.
notices-address-is = Notices go to { $email }.
notices-address-new = Address for notices
notices-address-send = Send a confirmation
notices-address-sent = A message was sent to { $email }. Open the link in it, signed in as now, within a day.
notices-address-failed = The message could not be sent. Nothing was changed; try again, or ask whoever runs this site.
notices-address-confirm = Confirm an address
notices-address-question = Notices will go to { $email }.
notices-address-use = Use this address
notices-address-old = This link is not for this account, or is older than a day. Ask for a new one.
notices-address-subject = Confirm your address for notices
notices-address-text =
    To have notices sent to this address, open this link while signed in, within a day:
    
    { $link }
    
    Whoever did not ask for this need do nothing.
notices-for = { $seat }, { $body }
notices-pace = When
notices-pace-once = at once, one message for each record
notices-pace-digest = once a day, together
notices-pace-nothing = never
notices-hour = Hour of the daily message
notices-zone = Zone of that hour
notices-zone-hint = As in Europe/Brussels or America/New_York.
notices-lang = Language
notices-kinds = About what
notices-kind-addressed = what is addressed to us
notices-kind-duties = what we owe, with reminders of what is still open before it ends
notices-kind-owed = what others owe us, with the same
notices-kind-sittings = sittings convened, opened and closed
notices-kind-silences = silence procedures, with reminders before they end
notices-kind-everything = every record
notices-keep = Keep this
notices-kept = Kept. You are told of what comes from now on.
notices-refused-zone = There is no such zone. Write it as Area/City, as in Europe/Paris.
notices-refused = Something in the form could not be understood. Nothing was changed.
notices-calendars = Calendars
notices-calendars-about = An address that a calendar program subscribes to. Whoever has it reads that calendar without signing in, so tell it to nobody. It can be revoked at any time.
notices-calendar-restricted = with what is restricted to members
notices-calendar-restricted-hint = Then the program that reads the calendar, and whoever keeps its data, has it too.
notices-calendar-make = Make a calendar address
notices-calendar-made = The address, shown only this once:
notices-calendar-row = Made { $made }
notices-calendar-used = last read { $day }
notices-calendar-unused = not read yet
notices-calendar-revoke = Revoke
notices-calendar-public = Public calendar of this seat
notices-stopped = You are no longer sent messages about this seat
notices-stop = Stop messages about a seat
notices-stop-question = No more messages about { $seat } in { $body } will be sent to this account. Nothing else changes; they can be taken up again on the page of notices.
notices-stop-do = Stop these messages
notices-stop-old = This link means nothing here, or no longer.

## Calendars.

calendar-of = { $body }: { $who }
calendar-sitting = Sitting: { $title }
calendar-due = { $what }: { $end }
calendar-restricted = Restricted record { $symbol }
calendar-link = Calendar (iCalendar)

## Pages that update themselves.

live = This page follows the sitting and updates itself.
live-updated = The page was updated.
live-new = There is something new.
live-refresh = Refresh
concerns-feed = What concerns { $name }

## The command notices.

notices-turn = Chosen: { $chosen }. Sent: { $sent }. Waiting: { $waiting }. Given up: { $given }.
notices-last-error = Last fault of the mail server: { $error }, { $at }
notices-unconfigured = No mail server is set (COMITY_MAIL_HOST). Nothing was sent.
notices-would-send = { $who }: { $subject }
finding-notices-busy = Another process is sending notices just now.
finding-notices-none = This folder has no accounts, so nobody can be told.
remedy-notices = Try again later; where it is meant to be served, serve it first, or name the folder that is served.
finding-site-address = COMITY_SITE is no address of a site: https and a name, without a path.
