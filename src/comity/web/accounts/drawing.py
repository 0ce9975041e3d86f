"""The code an authenticator application photographs, drawn so that no image has to be fetched.

Knows QR codes; not what is in them. Law: the drawing has no style and no script of its own.
"""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from qrcode.main import QRCode

from comity.web.downloads.codes import outline

BORDER = 4


def qr(text: str) -> SafeString:
    """Return a text as a QR code in SVG, dark on light in every colour scheme: cameras read no other."""
    code = QRCode(border=BORDER)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    return format_html(
        '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-hidden="true" shape-rendering="crispEdges">'
        '<rect width="{0}" height="{0}" fill="white"/><path stroke="black" d="{1}"/></svg>',
        len(rows),
        outline(rows),
    )
