"""How a program is told that what it asked was refused: the finding as JSON, with its explanation.

Knows findings and the language asked for; not why anything is refused. Law: what is told is the finding, nothing of the machine.
"""

from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse

from comity.errors import Finding
from comity.i18n import Catalogue
from comity.web.access.language import asked_language

WHY: Final = "comity.finding"
"""Where a request keeps the code of the finding it was answered with, for `web.access.guard`; no header's name is spelt so."""


def refused(request: HttpRequest, status: int, finding: Finding) -> HttpResponse:
    """Return a finding as JSON, with its explanation in the language asked for."""
    words = Catalogue(asked_language(request))
    request.META[WHY] = finding.code
    return JsonResponse({"finding": finding.as_json(), "explained": words.explain(finding)}, status=status)
