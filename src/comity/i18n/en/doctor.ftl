# What examining an installation says, and what a thief of each thing could do.
doctor-site = The site
doctor-body = Body { $slug }
doctor-thief = What lies here, and what a thief of it could do
health-modes = Files only their owner may read
health-modes-told = { $count ->
    [0] none stands open
    [one] { $count } stands open: { $names }
   *[other] { $count } stand open: { $names }
}
health-do-modes-open = Take these rights away (chmod go= on secrets, chmod o-w on the log). Whoever could read a key may have copied it: replace it.
health-transport = Transport
health-transport-told = { $https ->
    [1] said to be over TLS, behind { $proxies } proxies
   *[other] not said to be over TLS
}
health-do-transport-open = A live body is served without TLS: passwords and sessions travel in the clear. Put a proxy with a certificate before it and set COMITY_HTTPS=1.
health-do-transport-proxies = TLS ends at a proxy, and COMITY_PROXIES does not say how many there are: limits then count the proxy, not who asks.
health-hosts = Names it answers to
health-hosts-told = { $names }
health-do-hosts-wide = COMITY_HOSTS lets it answer to any name, so that links can be made to lead elsewhere. Name each host.
health-secrets = Secrets of the environment
health-secrets-told = { $count ->
    [0] no file named
    [one] { $count } file named
   *[other] { $count } files named
}{ $faults ->
    [0] {""}
   *[other] {""}; at fault: { $names }
}
health-do-secrets-open = A secret stands in the environment itself, or in a file that is missing or that others can read. Put it in a file of mode 0600 and name that file.
health-lines = What leaves this machine
health-lines-told = { $bases ->
    [0] no database elsewhere
    [one] { $bases } database elsewhere
   *[other] { $bases } databases elsewhere
}{ $faults ->
    [0] {""}
   *[other] {""}; at fault: { $names }
}
health-do-lines-plain = A database or the mail server on another machine is spoken to in plain text. Set sslmode=verify-full, or COMITY_MAIL_TLS=1.
health-do-lines-loose = A database elsewhere is reached by a password, which does not change, or its certificate is not compared with its name. Give the desk a client certificate (sslcert, sslkey) and set sslmode=verify-full.
health-do-lines-witness = A witness’s address is http. It is asked only if COMITY_PLAIN names its host; what it says is signed, but whoever is on the way sees it and can hold it back. Ask its operator for https.
health-versions = Versions
health-versions-told = Python { $python }, SQLite { $sqlite }, { $libraries }
health-do-versions-old = This SQLite is older than the database needs. Use a newer Python or SQLite.
health-keys = Keys of the body
health-keys-told = { $key }{ $faults ->
    [0] {""}
   *[other] {" "}({ $code })
}
health-do-keys-unread = This key cannot be read, or others can read it too. The desk will not start until it can be read by its owner alone.
health-do-keys-other = This key is not the one the record names. Put the right one back; the desk signs nothing with another.
health-digest = Conclusions
health-digest-told = { $size ->
    [one] of { $size } leaf, compared with the signed digest
   *[other] of { $size } leaves, compared with the signed digest
}
health-do-digest-unread = There is no signed digest to compare with, or it does not hold. Run comity verify.
health-do-digest-other = The database concludes otherwise than the desk signed. It may have been changed: run comity rebuild, and comity verify on a copy.
health-reach = Witnesses within reach
health-reach-told = { $count } of { $named }{ $faults ->
    [0] {""}
   *[other] {""}; not reached: { $names }
}
health-do-reach-none = This body names no witness with an address. Without one, nobody outside sees that its log shows everybody the same.
health-do-reach-away = Ask those who run them, or look at the network here; filing goes on, receipts stay provisional.
doctor-thief-log-key = signs checkpoints: could show a second log to some readers. Cannot forge a party’s record; a witness or mirror shown both keeps the proof.
doctor-thief-stamp-key = stamps times of reception: with the log key, could misdate what it lets in. Cannot forge a party’s record.
doctor-thief-founder-key = nothing more: it has signed all it ever will.
doctor-thief-seat-keys = signs as these seats until their keys are revoked. In an exercise these keys are published and prove nothing.
doctor-thief-restricted = reads every restricted text and file. Signs nothing.
doctor-thief-database = reads what waits in the inbox; all else in it is in the log. Changed, it is found by the digest and rebuilt.
doctor-thief-log = reads what everybody reads. Changed, every changed bit is found and named.
doctor-thief-accounts = learns who has an account, when and from about where each signed in; can try to guess passwords from their hashes. With the site’s secret, reads drafts. Whoever can write to it makes accounts that read. Signs nothing.
doctor-thief-site-secret = with the database of accounts, opens drafts, second factors and sessions: reads as anybody. Signs nothing.
doctor-thief-mail-password = sends mail in the desk’s name. Letters are no records.
doctor-thief-ministry-secret = can pose as this desk to the ministry’s sign-in. Opens no account here without the ministry.
health-verified = Verification
health-verified-told = { $size ->
    [one] { $size } leaf
   *[other] { $size } leaves
}
health-do-verified-not = The log does not hold. Take no more filings, keep the folder as it is; comity verify says what is wrong, a mirror has what was.
