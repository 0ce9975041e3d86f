# The press desk's page.
article-page = Read an article
article-about = Hand in a press article: Comity marks the dates, figures, speakers, sittings and decisions it finds, shows what contradicts itself or the record, and proposes drafts. Nothing becomes a draft until you confirm it.
article-choose = Choose a file, or drop it on this page
article-choose-hint = Text or HTML, up to 4 MB. A saved web page is a good choice: dates are often given there only.
article-paste = Or paste the text
article-paste-hint = Up to about 500 KB, with the line that gives place and date. Menus and advertising are left out. At most { $most } characters of an article are read.
article-read = Read the article
article-read-again = Read { $name } now
article-kept-nowhere = The article is kept nowhere: it travels with this page. A draft you confirm names it as an attached file; you add the file itself when the record is handed in.
article-language = Language
article-language-found = find out
article-language-fr = French
article-language-en = English
article-language-ru = Russian
article-another = Another article
article-file = Download the article
article-too-long-to-keep = This file is too long to travel with the page, so no draft can be made from here. Paste the text of the article alone.
article-dateline = Dateline
article-perhaps = perhaps: { $names }
article-no-date = no date stated
article-unknown = not recognised
article-no-speaker = no speaker found
article-conflicts = { $count ->
    [one] { $count } place that does not agree
   *[other] { $count } places that do not agree
}
article-conflicts-folded = { $count } more of levels A and B; { $open } of { $all } stand above
article-noted = { $count ->
    [one] { $count } note (level C)
   *[other] { $count } notes (level C)
}
article-no-conflicts = Nothing was found that contradicts itself or the record.
article-suppressed = { $count ->
    [one] { $count } pair compared and not reported
   *[other] { $count } pairs compared and not reported
}
article-suppressed-about = These look alike, but there is a reason why both may be right.
article-level-A = Contradiction or slip
article-level-B = To be checked
article-level-C = Note
article-side = In the article
article-record = In the record
article-text = The article
article-legend = Show
article-role-headline = Headline
article-role-lede = Lede
article-role-dateline = Dateline
article-role-caption = Caption
article-role-subheading = Subheading
article-role-body = Text
article-left-out = { $count ->
    [one] { $count } line left out: advertising, a menu or a byline
   *[other] { $count } lines left out: advertising, menus, bylines
}
article-listed = { $count ->
    [one] { $count } thing found, as a table
   *[other] All { $count } things found, as a table
}
article-listed-text = In the text
article-listed-as = Read as
article-listed-folded = { $count } more of this kind; { $open } of { $all } stand above
article-print-all = Print what is folded as well
article-printed = Not on this paper is what stays folded; how much that is, its heading says.
article-kind-date = Date
article-kind-quantity = Quantity
article-kind-actor = Name
article-kind-meeting = Sitting
article-kind-agenda = Agenda item
article-kind-decision = Decision
article-kind-quote = Quotation
article-kind-position = Position
article-season-SP = spring { $year }
article-season-SU = summer { $year }
article-season-AU = autumn { $year }
article-season-WI = winter { $year }
article-from = from { $date }
article-until = until { $date }
article-qualifier-about = about { $number }
article-qualifier-up-to = up to { $number }
article-qualifier-at-least = at least { $number }
article-qualifier-more-than = more than { $number }
article-qualifier-less-than = less than { $number }
article-level-of-ambassadors = ambassadors
article-level-of-ministers = ministers
article-level-of-leaders = leaders
article-level-of-experts = experts
article-status-held = held
article-status-planned = planned
article-status-earlier = earlier
article-stance-wishes = wishes
article-stance-insists = insists
article-stance-refuses = refuses
article-stance-supports = supports
article-stance-opposes = opposes
article-stance-concerned = is concerned
article-stance-reserves = reserves its position
article-stance-proposes = proposes
article-drafts = { $count ->
    [0] Drafts
    [one] { $count } proposed draft
   *[other] { $count } proposed drafts
}
article-drafts-drawn = Drafts shown here: { $drawn } of { $count }; page { $page } of { $pages }.
article-drafts-kind = { $name } ({ $count })
article-drafts-kind-part = { $name } ({ $drawn } of { $count })
article-drafts-of-sitting = Sittings
article-drafts-of-agenda-item = Agenda items
article-drafts-of-notification = Notifications
article-drafts-of-concern = Concerns
article-drafts-of-statement = Statements
article-drafts-of-account = Accounts of contested facts
article-go-on = Go on with draft { $number }
article-waiting = { $count ->
    [one] { $count } still waits for your word.
   *[other] { $count } still wait for your word.
}
article-none-waiting = All are decided.
article-to-desk = To your desk
article-keys = Keys: j next, k previous; there c confirm, e correct, x dismiss.
article-no-drafts = Nothing in this article could become a record.
article-nothing = Nothing could be read.
article-no-form = No form of this seat
article-as = File it as
article-which = Whose sitting? The article leaves it in doubt
article-which-none = none of these
article-in-text = Show in the article
article-confirm = Confirm
article-confirm-of = Confirm draft { $number }
article-correct = Correct in the form
article-correct-of = Correct draft { $number } in the form, in a new window
article-fill = Fill in its form
article-fill-of = Fill in the form of draft { $number }, in a new window
article-practice = You keep no drafts at this seat, so nothing is kept here: the form of a draft opens filled in, and you can sign it with a key you hold, in an exercise with its published keys.
article-practice-keys = Keys: j next, k previous; there e fill in the form, x dismiss.
article-dismiss = Dismiss
article-dismiss-of = Dismiss draft { $number }
article-dismissed = Dismissed.
article-take-back = Take back
article-made = Kept as a draft.
article-open = Open it
article-source = Source: { $name } (SHA-256 { $hash }…), characters { $places }.
finding-article-none = No article was handed in.
finding-article-too-large = The article is too large.
finding-article-not-carried = The article did not come back whole with the page.
finding-article-form = It is not chosen by which form this draft is kept.
finding-article-busy = Other articles are being read at the moment; this one was not read.
remedy-article = Choose a text or HTML file of at most 4 MB, or paste the text of the article; choose a form where the page asks for one.
remedy-article-busy = Try again in a few seconds: by the button on this page, which brings what you handed in; where there is none, by handing the article in again.
