"""The views of a person's rights: what is stored and why, asking, seeing, taking along, withdrawing, deleting.

Keeps: rights.access, rights.delete, rights.know, rights.withdraw
"""

from __future__ import annotations

import json

from msgspec import to_builtins

from aluma.mail.relay import RelayDown
from aluma.rights.held import LABELS
from aluma.web.asking import DOWN, EMAIL, FORM_BYTES, Obstacle, form_page, given, may_send
from aluma.web.face import Face
from aluma.web.form import Form
from aluma.web.letters import expired
from aluma.web.office import Office
from aluma.web.reply import NO_STORE, Reply
from aluma.web.visit import Visit

PATH = "/rights"


async def explained(visit: Visit, face: Face, office: Office) -> Reply:
    """Everything that is stored, from the schema itself, and the form to ask what is held about oneself."""
    return _explained(face, office)


async def record(visit: Visit, face: Face, office: Office) -> Reply:
    """The same for machines."""
    body = json.dumps(to_builtins(dict(office.holdings)), ensure_ascii=False, indent=1)
    return Reply(body.encode(), 200, ((b"content-type", b"application/json"), (b"cache-control", b"no-cache")))


async def ask(visit: Visit, face: Face, office: Office) -> Reply:
    """Mail a link to the address. Known or not, the answer and the way to it are the same."""
    form = await visit.form(FORM_BYTES)
    try:
        await _ask(visit, face, office, form)
    except Obstacle as obstacle:
        return _explained(face, office, obstacle, form)
    return face.session_page("rights_asked.html", title=face.gettext("Please look into your mail"))


async def button(visit: Visit, face: Face, office: Office) -> Reply:
    """The page of a link: one button. The link is not looked into."""
    return face.session_page("rights_button.html", title=face.gettext("One more press"), link=visit.part("link"))


async def see(visit: Visit, face: Face, office: Office) -> Reply:
    """The button: the link is used up, and everything held is shown."""
    assert office.letters
    form = await visit.form(FORM_BYTES)
    seen = office.letters.requests.see(form.value("link"))
    if seen is None:
        return expired(face, PATH)
    held, act = seen
    labels = {name: face.gettext(label) for name, label in LABELS.items()}
    title = face.gettext("What is held about you")
    return face.session_page("rights_held.html", title=title, fields=held.fields(), labels=labels, act=act)


async def take_along(visit: Visit, face: Face, office: Office) -> Reply:
    """What is held, as a file."""
    assert office.letters
    form = await visit.form(FORM_BYTES)
    held = office.letters.requests.again(form.value("act"))
    if held is None:
        return expired(face, PATH)
    if form.value("format") == "json":
        return _file("what-is-held.json", "application/json", held.as_json())
    return _file("what-is-held.txt", "text/plain; charset=utf-8", held.as_text(face.gettext))


async def erase(visit: Visit, face: Face, office: Office) -> Reply:
    """Withdraw or delete: both delete everything, since without consent there is no reason to keep it."""
    assert office.letters
    form = await visit.form(FORM_BYTES)
    done = await office.letters.requests.erase(
        form.value("act"), face.language, last_mail=form.value("last-mail") == "yes"
    )
    if not done:
        return expired(face, PATH)
    title = face.gettext("Nothing is held about you any more")
    return face.session_page("rights_erased.html", title=title, withdrawn=form.value("do") == "withdraw")


async def _ask(visit: Visit, face: Face, office: Office, form: Form) -> None:
    assert office.letters
    address = given(form)
    may_send(office, form, visit)
    try:
        await office.letters.requests.ask(address, face.language, prefix=face.href(""))
    except RelayDown:
        raise Obstacle(503, DOWN) from None


def _explained(face: Face, office: Office, obstacle: Obstacle | None = None, form: Form | None = None) -> Reply:
    return form_page(
        face,
        office,
        "rights.html",
        obstacle=obstacle,
        typed=form.words(EMAIL) if form else None,
        title=face.gettext("What is held about you"),
        holdings=list(dict.fromkeys(office.holdings.values())),
        has_book=office.room is not None,
        can_ask=office.letters is not None,
    )


def _file(name: str, kind: str, text: str) -> Reply:
    disposition = (b"content-disposition", f'attachment; filename="{name}"'.encode())
    return Reply(text.encode(), 200, ((b"content-type", kind.encode()), disposition, NO_STORE))
