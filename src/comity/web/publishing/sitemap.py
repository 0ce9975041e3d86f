"""What search engines read: robots.txt and sitemaps (sitemaps.org 0.9).

Knows file names and the address they are served at. Law: without an address there is no sitemap, because it holds nothing else.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from comity.web.publishing.places import INDEX

PART: Final = 40_000
"""Pages in one sitemap; 50,000 are allowed."""
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def files(address: str, pages: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file; `pages` are those written, as file names."""
    robots = "User-agent: *\nAllow: /\n"
    if address:
        listed = sorted(dict.fromkeys(pages))
        parts = [listed[at : at + PART] for at in range(0, len(listed), PART)]
        for number, part in enumerate(parts, 1):
            told = "".join(
                f"<url><loc>{escape(f'{address}/{page.removesuffix(INDEX)}')}</loc></url>\n" for page in part
            )
            yield f"sitemap-{number}.xml", f"{_HEAD}<urlset {_SPACE}>\n{told}</urlset>\n".encode()
        told = "".join(
            f"<sitemap><loc>{escape(f'{address}/sitemap-{number}.xml')}</loc></sitemap>\n"
            for number in range(1, len(parts) + 1)
        )
        yield "sitemap.xml", f"{_HEAD}<sitemapindex {_SPACE}>\n{told}</sitemapindex>\n".encode()
        robots += f"Sitemap: {address}/sitemap.xml\n"
    yield "robots.txt", robots.encode()
