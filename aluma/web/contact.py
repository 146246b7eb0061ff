"""The views of contact: the address, and a form that is handed to the relay and stored nowhere.

Keeps: contact.reachable, children.report
"""

from __future__ import annotations

from aluma.language import marked as _
from aluma.mail.mailbox import NoMailbox, mailbox
from aluma.mail.message import compose
from aluma.mail.relay import RecipientRefused, RelayDown
from aluma.newsletter.address import Address
from aluma.text import SessionText
from aluma.web.asking import EMAIL, Obstacle, form_page, given, may_send
from aluma.web.face import Face
from aluma.web.form import Form
from aluma.web.office import Office, Post
from aluma.web.reply import Reply
from aluma.web.visit import Visit

MOST_BYTES = 256 * 1024


EMPTY = _("There is nothing written yet.")
DOWN = _(
    "Your message could not be handed over just now, and nothing of it was kept. It stands below, so you can send it "
    "again a little later, or copy it into a mail of your own."
)


async def page(visit: Visit, face: Face, office: Office) -> Reply:
    """How a person is reached."""
    return _page(face, office)


async def relay(visit: Visit, face: Face, office: Office) -> Reply:
    """Hand a message to whoever runs this place. Where that fails, its words are given back."""
    assert office.post
    form = await visit.form(MOST_BYTES)
    try:
        await _send(visit, face, office, office.post, form)
    except Obstacle as obstacle:
        return _page(face, office, obstacle, form)
    return face.session_page("contact_sent.html", title=face.gettext("Your message is on its way"))


async def _send(visit: Visit, face: Face, office: Office, post: Post, form: Form) -> None:
    words = form.words("words")
    if words.is_blank():
        raise Obstacle(422, EMPTY)
    answer_to = None if form.words(EMAIL).is_blank() else given(form)
    may_send(office, form, visit)
    if not await _handed_over(post, _message(face, post, words, answer_to)):
        raise Obstacle(503, DOWN)


async def _handed_over(post: Post, message: bytes) -> bool:
    try:
        await post.relay.send(message, post.contact)
    except (RelayDown, RecipientRefused):
        return False
    return True


def _message(face: Face, post: Post, words: SessionText, answer_to: Address | None) -> bytes:
    told = answer_to.reveal() if answer_to else face.gettext("not given")
    lead = face.gettext("Someone wrote this on the contact page. Their address for an answer: %(address)s")
    text = f"{lead % {'address': told}}\n\n{words.reveal()}"
    return compose(
        post.sender,
        post.contact,
        face.gettext("A message from the contact page"),
        text,
        language=face.language.code,
        headers=_reply_to(answer_to),
    )


def _reply_to(answer_to: Address | None) -> dict[str, str]:
    """The header, where every relay can carry it; an address beyond ASCII stands in the text alone."""
    if answer_to is None:
        return {}
    try:
        box = mailbox(answer_to.reveal())
    except NoMailbox:
        return {}
    return {} if box.international else {"Reply-To": box.text}


def _page(face: Face, office: Office, obstacle: Obstacle | None = None, form: Form | None = None) -> Reply:
    return form_page(
        face,
        office,
        "contact.html",
        obstacle=obstacle,
        typed=form.words(EMAIL) if form else None,
        title=face.gettext("Contact"),
        words=form.words("words") if form else None,
        can_send=office.post is not None,
    )
