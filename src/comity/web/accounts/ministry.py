"""A ministry's sign-in by OpenID Connect: how it is begun, and what its token must show before anybody reads it.

Knows OpenID Connect Core 1.0, 3.1.3.7, and allauth's flow, which does the rest; not whom a token opens an account to (`adapter`).
Law: a token counts only if the ministry's own key signed it, the configured issuer made it for us alone, in time, and in answer
to the very request this session sent.

1. Begin: a nonce nobody can guess is kept in the state of this session's request and sent along.
2. The token's signature, by a key of the ministry's set and a listed algorithm; never by a shared secret, never by none.
3. Issuer as configured, for us and nobody else, in time.
4. The nonce sent (`vouched`), and the strength asked for, where the operator asks for one.
5. Where somebody signed in is to show it again (3.1.2.1, max_age): that the ministry asked them anew, and when.
"""

import hmac
import secrets
import time
from typing import Any, Final

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponseBase

ALGORITHMS: Final = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}
)
OFF_SECONDS: Final = 60
"""How far the clock of a ministry may be behind ours."""
CLAIMS: Final = ("iss", "sub", "aud", "exp", "iat", "nonce")


class Checked(OpenIDConnectOAuth2Adapter):
    """allauth's adapter, which looks at a token's signature and issuer as well."""

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """Return what a token says, or raise OAuth2Error; its nonce is compared in `vouched`."""
        try:
            with get_adapter().get_requests_session() as session:
                answer = session.get(self.openid_config["jwks_uri"])
                answer.raise_for_status()
            named = jwt.get_unverified_header(id_token)["kid"]
            key = jwt.PyJWKSet.from_dict(answer.json())[named]
            found: dict[str, Any] = jwt.decode(
                id_token,
                key.key,
                algorithms=sorted({key.algorithm_name} & ALGORITHMS),
                issuer=app.settings["server_url"],
                audience=app.client_id,
                options={"require": list(CLAIMS)},
            )
        except (jwt.PyJWTError, AttributeError, KeyError, TypeError, ValueError) as error:
            raise OAuth2Error("id_token") from error
        if found["aud"] not in (app.client_id, [app.client_id]):
            raise OAuth2Error("aud")
        return found


def begin(request: HttpRequest, provider_id: str, *, again: bool = False) -> HttpResponseBase:
    """Lead to the ministry, which asks for everything anew where `again`; nothing in the address changes what is asked of it."""
    provider = Checked(request, provider_id).get_provider()
    nonce = secrets.token_urlsafe(32)
    asked = provider.get_redirect_from_request_kwargs(request)
    anew = {"prompt": "login", "max_age": "0"} if again else {}
    asked |= {"scope": provider.get_scope(), "auth_params": {**provider.get_auth_params(), **anew, "nonce": nonce}}
    if again:
        asked |= {"process": "login", "again": int(time.time())}
    answer: HttpResponseBase = provider.redirect(request, **asked, nonce=nonce)
    return answer


def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Come back from the ministry."""
    try:
        answer: HttpResponseBase = OAuth2CallbackView.adapter_view(Checked(request, provider_id))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404(provider_id) from error
    return answer


def vouched(found: SocialLogin, app: SocialApp) -> bool:
    """Return whether a ministry's word is about whom its token names, answers this request, and is as strong as asked for.

    A word without a token is none (OpenID Connect Core 1.0, 3.1.3.3), and both must name one person (5.3.2).
    """
    told = found.account.extra_data
    token = told.get("id_token")
    if not isinstance(token, dict):
        return False
    sent = str(found.state.get("nonce", ""))
    if not sent or not hmac.compare_digest(sent.encode(), str(token["nonce"]).encode()):
        return False
    strengths = app.settings.get("acr", ())
    if strengths and token.get("acr") not in strengths:
        return False
    if not _anew(found, token):
        return False
    return all(part.get("sub") == token["sub"] for part in (told.get("userinfo"),) if part)


def shown_anew(found: SocialLogin | None) -> bool:
    """Return whether a ministry's word, which `vouched` has let in, was asked for so that somebody shows it again."""
    return found is not None and found.state.get("again") is not None


def _anew(found: SocialLogin, token: dict[str, Any]) -> bool:
    """Return whether a token says that its person was asked since this was asked for, where that was asked for."""
    at = token.get("auth_time")
    return not shown_anew(found) or (type(at) is int and at >= int(found.state["again"]) - OFF_SECONDS)
