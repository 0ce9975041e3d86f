"""A question about a place of an article is answered once for it, and for each article anew."""

from comity.press.words.grammar import grammar
from comity.press.words.page import Page, Stretch, once, page_of


def test_a_question_is_answered_once_for_each_place_of_each_article() -> None:
    asked: list[tuple[str, int]] = []

    @once
    def word_at(page: Page, place: int) -> str | None:
        asked.append((page.text, place))
        return page.tokens[place].text if place < len(page.tokens) else None

    @once
    def length_at(page: Page, place: int) -> int:
        return len(page.tokens[place].text)

    one, other = (page_of(text, [Stretch("body", 0, len(text))], grammar("en")) for text in ("Boats met", "Docks shut"))
    for _ in range(2):
        assert [word_at(one, 0), word_at(one, 1), word_at(one, 2)] == ["Boats", "met", None]
        assert [word_at(other, 0), length_at(one, 0)] == ["Docks", 5]
    assert asked == [("Boats met", 0), ("Boats met", 1), ("Boats met", 2), ("Docks shut", 0)]
