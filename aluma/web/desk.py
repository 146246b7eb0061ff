"""What a view of a session may touch, and who is at it: the session, its practice and its walk for one request.

Keeps: session.active-only
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from aluma.guide.events import Begin
from aluma.guide.listen.listener import Listener
from aluma.guide.practice import Kind, Practice
from aluma.guide.record import from_bytes
from aluma.guide.table import take
from aluma.guide.walk import Turn, Walk
from aluma.session.lifecycle import Lifecycle, Over, Session
from aluma.text import SessionText
from aluma.web.actions import PHRASE
from aluma.web.face import Face
from aluma.web.form import Form
from aluma.web.guard.networks import Networks
from aluma.web.hearing import Ear
from aluma.web.reply import Reply, session_page
from aluma.web.shapes import seen
from aluma.web.skeletons import Skeletons
from aluma.web.steps import Notice, around, mirror_page, step_page

SEED_BYTES = 4


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to views that declare a session, and to no other.

    `practices` are all on the shelf, by 8-byte digest; `skeletons` are the pages of their steps, by language.
    """

    sessions: Lifecycle
    networks: Networks
    practices: Mapping[bytes, Practice]
    listener: Listener
    skeletons: Mapping[str, Skeletons]

    def ear(self, session: Session) -> Ear:
        """How this session is heard."""
        return Ear(self.listener, int.from_bytes(session.keys.address[:SEED_BYTES]))


class Present(NamedTuple):
    """A session that is open now."""

    token: str
    session: Session
    practice: Practice
    walk: Walk


async def arrive(desk: Desk, face: Face, form: Form) -> Present | Reply:
    """The session that a form belongs to, or the page that says why there is none."""
    token = form.value("token")
    session = await desk.sessions.resume(token, form.value("stamp"))
    if isinstance(session, Over):
        return gone(face, session.value, typed(form))
    practice = desk.practices.get(session.practice)
    walk = from_bytes(session.body) if session.body else Walk()
    if practice is None:
        await desk.sessions.end(session)
        return gone(face, "changed", [*_written(walk), *typed(form)])
    return Present(token, session, practice, walk if session.body else take(practice, walk, Begin()))


def show(
    desk: Desk,
    face: Face,
    present: Present,
    notice: Notice | None = None,
    text: SessionText | None = None,
    status: int = 200,
) -> Reply:
    """The page of where the walk is."""
    practice, walk, session = present.practice, present.walk, present.session
    step, ear = practice.step(walk.at), desk.ear(session)
    stamp = "" if session.version else desk.sessions.stamp(session)
    ahead = face.text(practice, walk.at).ahead
    waits = desk.sessions.seconds_left(session)
    stands = around(present.token, session.version, stamp, waits, len(walk.trail), ahead)
    if step.kind is Kind.MIRROR:
        return face.session_page("mirror.html", status, **mirror_page(face, practice, walk, ear, stands, notice))
    shape, words = seen(practice, step, walk, ear, text)
    ready = desk.skeletons[face.language.code].page(practice, shape, words, stands) if notice is None else None
    if ready is not None:
        return session_page(ready, status)
    return face.session_page("step.html", status, **step_page(face, practice, shape, words, stands, notice))


def gone(face: Face, reason: str, words: Iterable[SessionText]) -> Reply:
    """410: the session is over; what was just typed is given back, unkept."""
    title = face.gettext("This session is over")
    return face.session_page("gone.html", 410, title=title, reason=reason, stray=joined(words))


def typed(form: Form) -> list[SessionText]:
    """All words that a form brings."""
    fields = [form.words("words"), *(form.words(name) for name in form.names(PHRASE))]
    return [words for words in fields if not words.is_blank()]


def unheld(walk: Walk, words: Iterable[SessionText]) -> list[SessionText]:
    """Those that the walk does not hold already."""
    held = [*_written(walk), *walk.changes.values()]
    return [each for each in words if each not in held]


def joined(words: Iterable[SessionText]) -> SessionText | None:
    """Words one under the other, or None where there are none."""
    lines = [each.reveal() for each in words]
    return SessionText("\n\n".join(lines)) if lines else None


def _written(walk: Walk) -> list[SessionText]:
    written: list[SessionText] = []
    for held in walk.held.values():
        if isinstance(held, SessionText):
            written.append(held)
        elif isinstance(held, tuple):
            written += [turn.words for turn in held if isinstance(turn, Turn)]
    return written
