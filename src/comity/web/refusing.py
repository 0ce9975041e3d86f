"""What a form refuses, in the page's language.

Knows the codes of Django's and allauth's refusals; not their English sentences, which nobody sees. Law: a code without a sentence
of its own still gets one.
"""

from collections.abc import Iterator

from django.forms import BaseForm

from comity.i18n import Catalogue


def refusals_of(words: Catalogue, form: BaseForm | None) -> Iterator[tuple[str, str]]:
    """Yield the field at fault (none where it is the whole form) and the sentence, for every refusal of a form."""
    if form is None or not form.is_bound:
        return
    for field, errors in form.errors.as_data().items():
        for error in errors:
            name = f"account-refused-{str(error.code or 'other').replace('_', '-')}"
            yield ("" if field == "__all__" else field), words.say(name if words.has(name) else "account-refused-other")
