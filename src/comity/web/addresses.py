"""Which address leads where (docs/architecture.md 6)."""

from django.urls import path, re_path

from comity.web import errors, files, filing, pages, proceedings, records

ID = "(?P<record_id>[0-9a-f]{64})"
LANG = "(?P<lang>en|fr|ru)"
BODY = f"{LANG}/(?P<slug>[a-z0-9-]{{1,32}})"

urlpatterns = [
    path("", pages.choose_language, name="root"),
    path("static/comity.css", files.stylesheet, name="stylesheet"),
    path("static/mark.svg", files.mark, name="mark"),
    re_path(rf"^{LANG}/$", pages.home, name="home"),
    re_path(rf"^{BODY}/$", pages.front, name="front"),
    re_path(rf"^{BODY}/threads$", proceedings.threads, name="threads"),
    re_path(rf"^{BODY}/thread/{ID}$", proceedings.thread, name="thread"),
    re_path(rf"^{BODY}/sittings$", proceedings.sittings, name="sittings"),
    re_path(rf"^{BODY}/sitting/{ID}$", proceedings.sitting, name="sitting"),
    re_path(rf"^{BODY}/records$", records.listing, name="records"),
    re_path(rf"^{BODY}/record/{ID}$", records.record, name="record"),
    re_path(rf"^{BODY}/parties$", pages.parties, name="parties"),
    re_path(rf"^{BODY}/party/(?P<code>[A-Z0-9-]{{2,16}})$", pages.party, name="party"),
    re_path(rf"^{BODY}/rules$", pages.rules, name="rules"),
    re_path(rf"^{BODY}/findings$", pages.findings, name="findings"),
    re_path(rf"^{BODY}/log$", pages.log, name="log"),
    re_path(r"^(?P<slug>[a-z0-9-]{1,32})/submit$", filing.submit, name="submit"),
    re_path(rf"^(?P<slug>[a-z0-9-]{{1,32}})/receipt/{ID}$", files.receipt, name="receipt"),
    re_path(rf"^(?P<slug>[a-z0-9-]{{1,32}})/raw/{ID}$", files.raw, name="raw"),
    re_path(r"^(?P<slug>[a-z0-9-]{1,32})/log/(?P<name>[a-z0-9/.]{1,120})$", files.log_file, name="log-file"),
]

handler400 = errors.bad_request
handler404 = errors.not_found
handler500 = errors.failed
