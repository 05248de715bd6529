"""HTML of ours for those who read it elsewhere: whole addresses, and no names that only our own pages know."""

import html
import re
from urllib.parse import urljoin

from articles.text.markup import OUR_ID, TAG

HREF = re.compile(r'(?<= href=")[^"]*(?=")')
OURS = re.compile(r' (?:tabindex|class)="[^"]*"')


def abroad(text: str, base: str) -> str:
    """Return the HTML of a body's piece (text.body.render) with every link whole, as seen from the page at `base`.

    Ids, classes and places in the order of tabs are left out: two stories in one feed would have the same ones.
    """

    def told(tag: re.Match) -> str:
        return HREF.sub(
            lambda link: html.escape(_joined(base, html.unescape(link[0]))), OURS.sub("", OUR_ID.sub("", tag[0]))
        )

    return TAG.sub(told, text)


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:  # no address that anybody could follow: «http://[»
        return link
