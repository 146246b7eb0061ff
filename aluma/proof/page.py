"""Reads the forms of a page, as a browser without JavaScript has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a person or the page fills: `kind` is hidden, checkbox, radio or textarea."""

    name: str
    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A button that sends a form, with what it adds and where it sends to if not to the form's own address."""

    name: str = ""
    value: str = ""
    action: str = ""


@dataclass(slots=True)
class Form:
    """A form that is posted to `action`."""

    action: str
    fields: list[Field] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)

    def value(self, name: str) -> str:
        """The value of a field, "" where it is not there."""
        return next((each.value for each in self.fields if each.name == name), "")

    def of(self, kind: str) -> list[Field]:
        """The fields of a kind, in the order of the page."""
        return [each for each in self.fields if each.kind == kind]

    def button(self, name: str, value: str) -> Button | None:
        """The button of that name whose value begins so."""
        return next((each for each in self.buttons if each.name == name and each.value.startswith(value)), None)


@dataclass(frozen=True, slots=True)
class Page:
    """The posting forms and the links of a page."""

    forms: tuple[Form, ...]
    links: tuple[str, ...]


def read(html: str) -> Page:
    """The forms and links of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(tuple(reader.forms), tuple(dict.fromkeys(reader.links)))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._form: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in of:
            self.links.append(of["href"])
        elif tag == "form" and of.get("method", "").lower() == "post":
            self._form = Form(of.get("action", ""))
            self.forms.append(self._form)
        elif self._form is not None and tag == "button" and of.get("type", "submit") == "submit":
            self._form.buttons.append(Button(of.get("name", ""), of.get("value", ""), of.get("formaction", "")))
        elif self._form is not None and "name" in of and tag in ("input", "textarea"):
            kind = "textarea" if tag == "textarea" else of.get("type", "text")
            self._form.fields.append(Field(of["name"], kind, of.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
