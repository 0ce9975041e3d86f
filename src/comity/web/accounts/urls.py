"""Which account address leads where; those of allauth that Comity has, under the names allauth calls them by.

Knows addresses below `/<lang>/account/`; what is not listed does not exist: no sign-up, no reset by mail.
"""

from typing import Final

from django.urls import URLPattern, path

from comity.web.accounts import doors, entering, factors, own, seats
from comity.web.told import stopping, wishes

LINK: Final = "invitation/<str:link>"

urlpatterns: list[URLPattern] = [
    path("", own.account, name="account"),
    path("", own.account, name="mfa_index"),
    path("", own.account, name="socialaccount_connections"),
    path("log/", own.log, name="account_log"),
    path("sessions/", own.sessions, name="usersessions_list"),
    path("sign-in/", doors.sign_in, name="account_login"),
    path("sign-in/passkey/", doors.passkey_in, name="mfa_login_webauthn"),
    path("sign-in/second/", doors.second, name="mfa_authenticate"),
    path("sign-in/", doors.sign_in, name="account_inactive"),
    path("sign-in/with/<slug:provider_id>/", doors.ministry, name="account_ministry"),
    path("sign-out/", doors.sign_out, name="account_logout"),
    path("again/password/", doors.password_again, name="account_reauthenticate"),
    path("again/code/", doors.code_again, name="mfa_reauthenticate"),
    path("again/ministry/", doors.ministry_again, name="account_again_ministry"),
    path("again/passkey/", doors.passkey_again, name="mfa_reauthenticate_webauthn"),
    path("passkeys/", factors.passkeys, name="mfa_list_webauthn"),
    path("passkeys/add/", factors.add_passkey, name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/remove/", factors.remove_passkey, name="mfa_remove_webauthn"),
    path("app/", factors.add_app, name="mfa_activate_totp"),
    path("app/end/", factors.end_app, name="mfa_deactivate_totp"),
    path("codes/", factors.codes, name="mfa_view_recovery_codes"),
    path("codes/new/", factors.new_codes, name="mfa_generate_recovery_codes"),
    path("password/", factors.change_password, name="account_change_password"),
    path("password/new/", factors.set_password, name="account_set_password"),
    path("notices/", wishes.notices, name="account_notices"),
    path("notices/confirm/<str:token>/", wishes.confirm, name="account_notices_confirm"),
    path("notices/stop/<str:token>/", stopping.stop, name="account_notices_stop"),
    path(LINK, entering.invitation, name="account_invitation"),
    path("join/passkey/", entering.by_passkey, name="account_join_passkey"),
    path("join/password/", entering.by_password, name="account_join_password"),
    path("seat/<slug:slug>/<str:code>/", seats.show, name="account_seat"),
    path("seat/<slug:slug>/<str:code>/trail", seats.trail, name="account_trail"),
    path("seat/<slug:slug>/<str:code>/invite/", seats.invite, name="account_invite"),
    path("seat/<slug:slug>/<str:code>/withdraw/<int:number>/", seats.withdraw, name="account_withdraw"),
    path("seat/<slug:slug>/<str:code>/role/<int:number>/", seats.change_role, name="account_role"),
    path("seat/<slug:slug>/<str:code>/suspend/<int:number>/", seats.suspend, name="account_suspend"),
    path("seat/<slug:slug>/<str:code>/restore/<int:number>/", seats.restore, name="account_restore"),
]
