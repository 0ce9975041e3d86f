"""When the press desk says a short article was written that has a line above its text, or below it."""

from typing import Final

from comity.press.reading import read_article

HEAD: Final = {"en": "Pier opens to boats", "ru": "Причал открыт для лодок"}
TEXT: Final = {
    "en": "The harbour council agreed on a common timetable for pilots, and asked its experts what a second tug would cost before winter.",
    "ru": "Портовый совет согласовал общее расписание лоцманов и поручил экспертам узнать, сколько стоил бы второй буксир до зимы.",
}


def read(text: str, language: str = "en") -> tuple[str | None, str | None]:
    """Return the day and the time of a text."""
    article = read_article(text.encode(), language=language, models=False)
    return article.date, article.time


def above(line: str, language: str = "en") -> tuple[str | None, str | None]:
    """Return those of the article with a line between its headline and its text."""
    return read(f"{HEAD[language]}\n{line}\n{TEXT[language]}\n", language)


def below(line: str, language: str = "en") -> tuple[str | None, str | None]:
    """Return those of the article with a line behind its text."""
    return read(f"{HEAD[language]}\n\n{TEXT[language]}\n\n{line}\n", language)
