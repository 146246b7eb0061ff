"""The views of letters: joining, confirming, leaving, and moving to another address.

Keeps: letters.opt-in, letters.unsubscribe, letters.deleted, children.adults-only
"""

from __future__ import annotations

from aluma.language import marked as _
from aluma.mail.relay import RelayDown
from aluma.newsletter.handle import from_text
from aluma.web.asking import DOWN, EMAIL, FORM_BYTES, Obstacle, form_page, given, may_send
from aluma.web.face import Face
from aluma.web.form import Form
from aluma.web.office import Office
from aluma.web.reply import Reply
from aluma.web.visit import Visit

TITLE = _("Letters")
UNDER_AGE = _("Letters are for people who are 18 or older. If you are, tick the box.")


async def invitation(visit: Visit, face: Face, office: Office) -> Reply:
    """What letters there are, and the form to ask for them."""
    return form_page(face, office, "letters.html", title=face.gettext(TITLE))


async def join(visit: Visit, face: Face, office: Office) -> Reply:
    """Mail the confirmation. The book is not asked, so the answer is the same whatever is in it."""
    form = await visit.form(FORM_BYTES)
    try:
        await _ask(visit, face, office, form)
    except Obstacle as obstacle:
        return form_page(
            face, office, "letters.html", obstacle=obstacle, typed=form.words(EMAIL), title=face.gettext(TITLE)
        )
    return _said(face, "letters_asked.html", face.gettext("Please look into your mail"))


async def button(visit: Visit, face: Face, office: Office) -> Reply:
    """The page of a confirmation link. It does not look into the link, so nothing that only opens it does anything."""
    title = face.gettext("One more press")
    return face.session_page("letters_confirm.html", title=title, link=visit.part("link"))


async def confirm(visit: Visit, face: Face, office: Office) -> Reply:
    """The button: from here on the address is in the book."""
    assert office.letters
    form = await visit.form(FORM_BYTES)
    if await office.letters.signup.confirm(form.value("link")):
        return _said(face, "letters_joined.html", face.gettext("You will get our letters"))
    return expired(face, "/letters")


async def way_out(visit: Visit, face: Face, office: Office) -> Reply:
    """The page of a link in a letter: one button to leave, and a field for another address."""
    return _way_out(face, office, visit.part("handle"))


async def leave(visit: Visit, face: Face, office: Office) -> Reply:
    """Leave, at once. What is posted is not read (RFC 8058), and the answer is the same for a handle of nobody."""
    assert office.room
    handle = from_text(visit.part("handle"))
    if handle is not None:
        await office.room.erase(handle)
    return _said(face, "letters_left.html", face.gettext("Your address is deleted"))


async def move(visit: Visit, face: Face, office: Office) -> Reply:
    """Leave with one address and join with another: the old one goes when the new one is confirmed."""
    form = await visit.form(FORM_BYTES)
    handle = form.value("handle")
    try:
        await _ask(visit, face, office, form, leaving=from_text(handle) or b"")
    except Obstacle as obstacle:
        return _way_out(face, office, handle, obstacle, form)
    return _said(face, "letters_asked.html", face.gettext("Please look into your mail"))


def expired(face: Face, again: str) -> Reply:
    """410: a link that was used, or is too old; `again` is where to ask for a new one."""
    return face.session_page("letters_expired.html", 410, title=face.gettext("This link no longer works"), again=again)


async def _ask(visit: Visit, face: Face, office: Office, form: Form, leaving: bytes = b"") -> None:
    assert office.letters
    if not leaving and form.value("adult") != "yes":
        raise Obstacle(422, UNDER_AGE)
    address = given(form)
    may_send(office, form, visit)
    version = face.promises.covenant.policy.date.isoformat()
    try:
        await office.letters.signup.ask(address, face.language, version, prefix=face.href(""), leaving=leaving)
    except RelayDown:
        raise Obstacle(503, DOWN) from None


def _way_out(
    face: Face, office: Office, handle: str, obstacle: Obstacle | None = None, form: Form | None = None
) -> Reply:
    return form_page(
        face,
        office,
        "letters_leave.html",
        obstacle=obstacle,
        typed=form.words(EMAIL) if form else None,
        title=face.gettext("Leave the letters"),
        handle=handle,
        may_move=office.letters is not None,
    )


def _said(face: Face, template: str, title: str) -> Reply:
    return face.session_page(template, title=title)
