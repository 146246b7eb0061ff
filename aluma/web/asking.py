"""What forms that send mail share: the work they ask for, the address they bring, and what stands in the way."""

from __future__ import annotations

from typing import Any

from aluma.language import marked as _
from aluma.newsletter.address import Address, AddressRefused, address
from aluma.text import SessionText
from aluma.web.face import Face
from aluma.web.form import Form
from aluma.web.guard.work import COST, PREFIX
from aluma.web.office import Office
from aluma.web.reply import Reply
from aluma.web.visit import Visit

FORM_BYTES = 64 * 1024
EMAIL = "email"


NO_ADDRESS = _("This does not look like a mail address. Please look at it again.")
TOO_MANY = _("There were several of these just now. Please wait ten minutes and send it again.")
DOWN = _("Mail can't be sent from here just now. Nothing was kept. Please send it again a little later.")


class Obstacle(Exception):
    """Why a form is not taken: the status that says so, and the words of this house. Nothing of the form is carried."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(status)
        self.status = status
        self.words = words


def form_page(
    face: Face,
    office: Office,
    template: str,
    *,
    obstacle: Obstacle | None = None,
    typed: SessionText | None = None,
    **context: Any,
) -> Reply:
    """A page with such a form; what was typed is in it again where something stands in the way."""
    return face.session_page(
        template,
        obstacle.status if obstacle else 200,
        task={"work": office.work.task(), "cost": COST, "prefix": PREFIX.hex()},
        notice=face.gettext(obstacle.words) if obstacle else None,
        email=typed,
        **context,
    )


def may_send(office: Office, form: Form, visit: Visit) -> None:
    """Raises Obstacle where too many came from there."""
    if not office.work.allows(form, visit.client):
        raise Obstacle(429, TOO_MANY)


def given(form: Form) -> Address:
    """The address that a form brings. Raises Obstacle."""
    found = _address(form.words(EMAIL))
    if found is None:
        raise Obstacle(422, NO_ADDRESS)
    return found


def _address(typed: SessionText) -> Address | None:
    try:
        return address(typed)
    except AddressRefused:
        return None
