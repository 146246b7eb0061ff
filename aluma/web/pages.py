"""The views of pages that no session belongs to."""

from __future__ import annotations

from aluma.web.face import Face
from aluma.web.reply import Reply
from aluma.web.visit import Visit


async def home(visit: Visit, face: Face) -> Reply:
    """The front door."""
    shortest_first = sorted(face.practices.values(), key=lambda each: each.minutes)
    return face.page("home.html", title="", practices=shortest_first, proof=face.promises.traces(face.gettext))


async def practice(visit: Visit, face: Face) -> Reply:
    """What a visitor sees of a practice before the first step."""
    found = face.practices.get(visit.part("slug"))
    return face.practice_page(found) if found else face.missing_page()


class Plain:
    """A page that is its template alone: `title` is translated when it is shown."""

    def __init__(self, template: str, title: str) -> None:
        self._template = template
        self._title = title

    async def __call__(self, visit: Visit, face: Face) -> Reply:
        """The page."""
        return face.page(self._template, title=face.gettext(self._title))
