"""A visitor who walks a practice in plain forms and writes a new planted word into every field."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from aluma.proof.canary import Canaries, Canary
from aluma.proof.door import Door, Line
from aluma.proof.page import Button, Form, Page, read
from aluma.proof.secret import Secret, Secrets

Derive = Callable[[bytes], Iterable[tuple[str, bytes]]]


@dataclass(frozen=True, slots=True)
class Customs:
    """How the pages of a portal are spoken with: names of fields and buttons, and what addresses begin or end with."""

    practices: str = "/practices/"
    agreement: tuple[tuple[str, str], ...] = (("adult", "yes"),)
    token: str = "token"
    way: str = "do"
    ways: tuple[str, ...] = ("choose:", "change", "on", "back")  # the first that a page offers is taken
    without_words: tuple[str, ...] = ("choose:", "pass", "on")
    keep: str = "format"
    end: str = "/session/end"


class Lost(Exception):
    """A page was not what it should be. The message says which in words, never what was on it."""


@dataclass(frozen=True, slots=True)
class Party:
    """What all visitors of a run share. `derive` gives the keys, by name, that a token of a page leads to."""

    door: Door
    canaries: Canaries
    secrets: Secrets
    derive: Derive
    customs: Customs = Customs()


class Visitor:
    """One session. `name` stands in reports."""

    def __init__(self, party: Party, name: str, *, kept_alive: bool = True) -> None:
        self.line = Line(party.door, kept_alive=kept_alive)
        self.name = name
        self.turns = 0
        self.last_status = 0
        self._party = party
        self._page = Page((), ())

    def begin(self, which: int) -> None:
        """Open the front page, one of its practices, and begin it."""
        customs = self._party.customs
        practices = [each for each in self._see("/").links if each.startswith(customs.practices)]
        if not practices:
            raise Lost("The front page leads to no practice.")
        forms = [each for each in self._see(practices[which % len(practices)]).forms if not each.value(customs.token)]
        if not forms:
            raise Lost("A practice has no form to begin with.")
        fields = [(each.name, each.value) for each in forms[0].of("hidden")]
        self._send(forms[0].action, [*fields, *customs.agreement])
        self._learn()

    @property
    def form(self) -> Form:
        """The form of the step that is open now."""
        customs = self._party.customs
        mine = [each for each in self._page.forms if each.value(customs.token) and _leads(each, customs)]
        if not mine:
            raise Lost(f"{self.name}: the portal answered {self.last_status}, and no step is open.")
        return mine[0]

    def filled(self, form: Form, button: Button | None = None) -> list[tuple[str, str]]:
        """What a form sends when every field has a new planted word."""
        sent = [(each.name, each.value) for each in form.of("hidden")]
        sent += [(each.name, self._word(each.name.partition(":")[0]).typed) for each in form.of("textarea")]
        radios = {each.name: each.value for each in form.of("radio")}
        return [*sent, *radios.items(), *([(button.name, button.value)] if button and button.name else [])]

    def turn(self) -> None:
        """Write into every field there is and go on."""
        form, customs = self.form, self._party.customs
        button = _button(form, customs.way, customs.ways)
        self._send(button.action or form.action, self.filled(form, button))
        self.turns += 1

    def go_on(self) -> bool:
        """Go on without a word; False where the path has ended in its mirror."""
        form, customs = self.form, self._party.customs
        if form.button(customs.keep, ""):
            return False
        button = _button(form, customs.way, customs.without_words)
        self._send(button.action or form.action, [(each.name, each.value) for each in form.of("hidden")] + _one(button))
        return True

    def keep(self) -> None:
        """Take the mirror away in each form that is offered."""
        form, customs = self.form, self._party.customs
        for button in [each for each in form.buttons if each.name == customs.keep]:
            self.line.post(button.action, urlencode(self.filled(form, button)).encode())

    def end(self) -> None:
        """Press the button that ends the session, on whatever page is open."""
        customs = self._party.customs
        for form in self._page.forms:
            for button in form.buttons:
                action = button.action or form.action
                if action.endswith(customs.end) and form.value(customs.token):
                    self._send(action, self.filled(form))
                    return
        raise Lost(f"{self.name}: no page offers an end.")

    def _see(self, path: str) -> Page:
        answer = self.line.get(path)
        if answer.status != 200:
            raise Lost(f"{self.name}: a page answered {answer.status}.")
        return read(answer.text)

    def _send(self, action: str, fields: list[tuple[str, str]]) -> None:
        answer = self.line.post(action, urlencode(fields).encode())
        self.last_status = answer.status
        self._page = read(answer.text)

    def _word(self, field: str) -> Canary:
        return self._party.canaries.new(f"{self.name}, turn {self.turns + 1}, {field}")

    def _learn(self) -> None:
        """Look for this session's token, and for every key that it leads to."""
        text = self.form.value(self._party.customs.token)
        try:
            raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        except (binascii.Error, ValueError):
            raw = text.encode()
        self._party.secrets.add(Secret(raw, f"{self.name}, token"))
        for name, key in self._party.derive(raw):
            self._party.secrets.add(Secret(key, f"{self.name}, {name}"))


def _leads(form: Form, customs: Customs) -> bool:
    ways = (*customs.ways, *customs.without_words)
    return form.button(customs.keep, "") is not None or any(form.button(customs.way, each) for each in ways)


def _button(form: Form, name: str, values: Iterable[str]) -> Button:
    return next(button for value in values if (button := form.button(name, value)))


def _one(button: Button) -> list[tuple[str, str]]:
    return [(button.name, button.value)] if button.name else []
