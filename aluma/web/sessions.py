"""The views of a session: begin, a turn, keep the mirror, end.

Keeps: purpose.clarity, children.adults-only, voluntary.discernment, closing.never-manipulate
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from aluma.guide.events import Back, Begin
from aluma.guide.mirror import hold_up
from aluma.guide.practice import Kind
from aluma.guide.record import to_bytes
from aluma.guide.safety.sensitive import looks_sensitive
from aluma.guide.table import take
from aluma.guide.walk import Walk
from aluma.session.store import Put
from aluma.text import SessionText
from aluma.web.actions import after, bring_words, change, events, heavy
from aluma.web.desk import Desk, Present, arrive, joined, show, typed, unheld
from aluma.web.face import Face
from aluma.web.form import Form
from aluma.web.gathered import groups
from aluma.web.hard_moments import answered, raised
from aluma.web.keepsake import FORMATS, keepsake
from aluma.web.reply import CLEAR_SITE_DATA, NO_STORE, Reply
from aluma.web.steps import LONGEST_TURN, Notice
from aluma.web.visit import Visit

FORM_BYTES = 64 * 1024
BRINGING = ("on", "as-is", "back", "change")  # the presses that bring words along
TURN_BYTES = 256 * 1024  # 8,000 emoji are 96,000 bytes once encoded, and a mirror carries several phrases


async def begin(visit: Visit, face: Face, desk: Desk) -> Reply:
    """The first step of a practice. Nothing is stored: the page carries all there is."""
    form = await visit.form(FORM_BYTES)
    practice = face.practices.get(form.value("practice"))
    if practice is None:
        return face.missing_page()
    if form.value("adult") != "yes":
        notice = face.gettext("Aluma is for people who are 18 or older. If you are, tick the box to begin.")
        return face.practice_page(practice, notice)
    token, session = desk.sessions.begin(bytes.fromhex(practice.digest))
    return show(desk, face, Present(token, session, practice, take(practice, Walk(), Begin())))


async def turn(visit: Visit, face: Face, desk: Desk) -> Reply:
    """One turn: the words are kept, the walk goes on, or the same step says what stands in the way."""
    form = await visit.form(TURN_BYTES)
    present = await arrive(desk, face, form)
    if isinstance(present, Reply):
        return present
    if form.number("version") != present.session.version:
        return _stale(desk, face, present, form)
    press, brought = answered(face, form), typed(form)
    if press is not None:
        return show(desk, face, present, press, joined(brought))
    walk, notice, text = _next(desk, face, present, form, brought)
    if walk is present.walk and form.value("do") != "stay":
        return show(desk, face, present, notice, text)
    if form.value("do") == "stay":
        notice, text = Notice("kept-open", face.gettext("The room is kept open.")), joined(brought)
    return await _keep(visit, desk, face, present._replace(walk=walk), form, notice, text)


async def keep(visit: Visit, face: Face, desk: Desk) -> Reply:
    """The mirror as a file, made now from what is on the page and sent to it alone."""
    form = await visit.form(TURN_BYTES)
    present = await arrive(desk, face, form)
    if isinstance(present, Reply):
        return present
    made = FORMATS.get(form.value("format"))
    if made is None or present.practice.step(present.walk.at).kind is not Kind.MIRROR:
        return show(desk, face, present)
    notice = _too_long(face, typed(form))
    if notice is not None:
        return show(desk, face, present, replace(notice, stray=joined(typed(form))))
    ear = desk.ear(present.session)
    walk = take(present.practice, present.walk, change(present.practice, present.walk, form, ear))
    mirror = hold_up(present.practice, walk)
    body = keepsake(made, present.practice, mirror, groups(mirror, ear.listener), face)
    name = f'attachment; filename="{present.practice.slug}.{made.suffix}"'
    return Reply(body, 200, ((b"content-type", made.media.encode()), (b"content-disposition", name.encode()), NO_STORE))


async def end(visit: Visit, face: Face, desk: Desk) -> Reply:
    """The end: deleted at once, and a page that says what was deleted."""
    form = await visit.form(TURN_BYTES)
    present = await arrive(desk, face, form)
    if isinstance(present, Reply):
        return present
    placed = present.session.version > 0
    # The bare address takes room too, so one left by a session without a place counts against its network.
    if placed or desk.networks.may_take(visit.client):
        await desk.sessions.end(present.session)
    return face.session_page(
        "ended.html",
        extra=(CLEAR_SITE_DATA,),
        title=face.gettext("It is gone"),
        ended_at=datetime.now(UTC),
        practice=present.practice,
        placed=placed,
        proof=face.promises.traces(face.gettext),
    )


def _next(
    desk: Desk, face: Face, present: Present, form: Form, brought: Sequence[SessionText]
) -> tuple[Walk, Notice | None, SessionText | None]:
    """The walk after this form, or the same one with what stands in the way and the words for the field.

    `brought` are all words that the form brings.
    """
    words = form.words("words")
    # Length comes first: what is too long is not listened to either.
    notice = _too_long(face, brought) if form.value("do") in BRINGING else None
    ear = desk.ear(present.session)
    asked = events(present.practice, present.walk, form, ear) if notice is None else []
    if bring_words(asked):
        notice = _sensitive(face, form, brought)
    if notice is None:
        walk = after(present.practice, present.walk, asked)
        unsent = words if walk is present.walk and not words.is_blank() else None
        help_above = raised(face, present.walk, ear.tier(present.walk, words)) if heavy(asked) else None
        return walk, help_above, unsent
    if form.value("do") == "back":
        return take(present.practice, present.walk, Back()), replace(notice, stray=words), None
    return present.walk, notice, words


def _too_long(face: Face, brought: Sequence[SessionText]) -> Notice | None:
    if max(map(len, brought), default=0) > LONGEST_TURN:
        said = face.gettext("This is longer than 8,000 characters. It is all still here to shorten.")
        return Notice("too-long", said)
    return None


def _sensitive(face: Face, form: Form, brought: Sequence[SessionText]) -> Notice | None:
    if form.value("checked") == "yes" or form.value("do") != "on":
        return None
    if any(looks_sensitive(words.reveal()) for words in brought):
        said = face.gettext(
            "This may hold an address, a number or a name. You might leave it out, or send it as it is."
        )
        return Notice("sensitive", said)
    return None


async def _keep(
    visit: Visit, desk: Desk, face: Face, present: Present, form: Form, notice: Notice | None, text: SessionText | None
) -> Reply:
    if not present.session.version and form.value("do") == "stay":
        return show(desk, face, present, notice, text)
    if not present.session.version and not desk.networks.may_take(visit.client):
        said = face.gettext("Many sessions began from your network just now. Please try again in a few minutes.")
        return _refused(desk, face, present, form, Notice("limited", said), 429)
    result, session = await desk.sessions.keep(present.session, to_bytes(present.walk))
    if result is Put.STORED:
        return show(desk, face, present._replace(session=session), notice, text)
    if result is Put.FULL:
        said = face.gettext("The room is full. Please come back in a little while. Nothing was kept.")
        return _refused(desk, face, present, form, Notice("full", said), 503)
    now = await arrive(desk, face, form)
    return now if isinstance(now, Reply) else _stale(desk, face, now, form)


def _refused(desk: Desk, face: Face, present: Present, form: Form, notice: Notice, status: int) -> Reply:
    """The first step again, since a session without a place is always there, with the words in its field."""
    first = present._replace(walk=take(present.practice, Walk(), Begin()))
    return show(desk, face, first, notice, joined(typed(form)), status)


def _stale(desk: Desk, face: Face, present: Present, form: Form) -> Reply:
    """The present step, for a page that was made from an earlier version; words not yet held are given back."""
    said = face.gettext("This session has moved on in another tab or by another press. This is where it is now.")
    stray = joined(unheld(present.walk, typed(form)))
    return show(desk, face, present, Notice("stale", said, stray))
