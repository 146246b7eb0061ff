"""What views of letters, rights and contact may touch: handed to them and to no other.

Keeps: letters.opt-in, contact.reachable
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aluma.mail.relay import Relay
from aluma.newsletter.allowance import Allowance
from aluma.newsletter.archive import Archive
from aluma.newsletter.links import Links
from aluma.newsletter.notes import Notes
from aluma.newsletter.room import Room
from aluma.newsletter.signup import SignUp
from aluma.rights.holdings import Holding, holdings, stored
from aluma.rights.requests import Requests
from aluma.web.guard.work import Work


@dataclass(frozen=True, slots=True)
class Post:
    """The way to whoever runs this place: the relay, the address mails come from, and the one that a person reads."""

    relay: Relay
    sender: str
    contact: str


@dataclass(frozen=True, slots=True)
class Letters:
    """Where there is a relay: joining, and asking what is held."""

    signup: SignUp
    requests: Requests


@dataclass(frozen=True, slots=True)
class Office:
    """`room` and `archive` are there where there is a book; `letters` and `post` where there is a relay, too."""

    work: Work
    holdings: Mapping[str, Holding]
    room: Room | None = None
    letters: Letters | None = None
    post: Post | None = None
    archive: Archive | None = None


def office(
    room: Room | None, post: Post | None, place: str, clock: Callable[[], float], archive: Archive | None = None
) -> Office:
    """The office of a portal at `place`, its origin. Without a relay nothing that needs mail is offered."""
    letters = None
    if room is not None and post is not None:
        links, notes = Links(room.days), Notes(post.relay, Allowance(clock), post.sender, place)
        letters = Letters(SignUp(room, links, notes), Requests(room, links, notes))
    return Office(Work(clock), holdings(stored()), room, letters, post, archive)
