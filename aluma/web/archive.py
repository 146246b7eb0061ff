"""The views of the letters that have gone out: a list, each letter, and a feed (Atom, RFC 4287).

Keeps: letters.opt-in
"""

from __future__ import annotations

import datetime

from aluma import prose
from aluma.language import RIGHT_TO_LEFT
from aluma.newsletter.archive import SentLetter
from aluma.web.face import Face
from aluma.web.office import Office
from aluma.web.promises import long_date
from aluma.web.reply import Reply
from aluma.web.visit import Visit

ATOM = b"application/atom+xml; charset=utf-8"
IN_FEED = 20  # letters, the newest


async def letters(visit: Visit, face: Face, office: Office) -> Reply:
    """All letters, the newest first."""
    title = face.gettext("Letters so far")
    return face.page("letters_sent.html", title=title, sent=_all(office), day=lambda each: _day(each, face))


async def letter(visit: Visit, face: Face, office: Office) -> Reply:
    """One letter, as everyone got it."""
    name = visit.part("name")
    found = next((each for each in _all(office) if each.letter.name == name), None)
    if found is None:
        return face.missing_page()
    return face.page(
        "letter_sent.html",
        title=found.letter.title,
        letter=found.letter,
        direction="rtl" if found.letter.language.partition("-")[0] in RIGHT_TO_LEFT else "ltr",
        body=prose.html(found.letter.text),
        day=_day(found, face),
    )


async def feed(visit: Visit, face: Face, office: Office) -> Reply:
    """The feed: whoever follows it gives no address, and nobody knows who does."""
    sent = _all(office)[:IN_FEED]
    rendered = face.render(
        "letters.atom",
        here=face.site.public_url,
        sent=[(each.letter, _moment(each.at), prose.html(each.letter.text)) for each in sent],
        updated=_moment(sent[0].at if sent else 0.0),
    )
    return Reply(rendered.encode(), 200, ((b"content-type", ATOM), (b"cache-control", b"no-cache")))


def _all(office: Office) -> list[SentLetter]:
    return office.archive.all() if office.archive else []


def _day(sent: SentLetter, face: Face) -> str:
    return long_date(datetime.datetime.fromtimestamp(sent.at, datetime.UTC).date(), face.gettext)


def _moment(at: float) -> str:
    return f"{datetime.datetime.fromtimestamp(int(at), datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"
