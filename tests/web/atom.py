"""What is wrong with an Atom feed, by RFC 4287: how often each element may stand, and what may stand in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MANY = 1_000_000
ONE, MAYBE, ANY, SOME = (1, 1), (0, 1), (0, MANY), (1, MANY)
# Sections 4.1.1 and 4.1.2: the children of each, and how many there may be.
CHILDREN: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "feed": {
        "id": ONE,
        "title": ONE,
        "updated": ONE,
        "author": ANY,
        "entry": ANY,
        "link": SOME,
        "category": ANY,
        "contributor": ANY,
        "generator": MAYBE,
        "icon": MAYBE,
        "logo": MAYBE,
        "rights": MAYBE,
        "subtitle": MAYBE,
    },
    "entry": {
        "id": ONE,
        "title": ONE,
        "updated": ONE,
        "author": ANY,
        "content": MAYBE,
        "link": ANY,
        "category": ANY,
        "contributor": ANY,
        "published": MAYBE,
        "rights": MAYBE,
        "source": MAYBE,
        "summary": MAYBE,
    },
    "author": {"name": ONE, "uri": MAYBE, "email": MAYBE},
}
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")  # RFC 3987, absolute
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")  # RFC 3339, 3.3
KIND = re.compile(r"[\w.+-]+/[\w.+-]+")
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
TEXTS = ("text", "html")  # xhtml too, but not from us


def _text(of: re.Pattern[str]) -> Callable[[Element], bool]:
    return lambda element: bool(of.fullmatch((element.text or "").strip()))


def _link(element: Element) -> bool:
    href, kind, language = element.get("href", ""), element.get("type", "a/a"), element.get("hreflang", "en")
    return bool(IRI.fullmatch(href) and KIND.fullmatch(kind) and LANGUAGE.fullmatch(language))


def _construct(element: Element) -> bool:
    """Section 3.1: text without elements in it."""
    return element.get("type", "text") in TEXTS and not len(element)


INSIDE: Mapping[str, Callable[[Element], bool]] = {
    "id": _text(IRI),
    "updated": _text(DATE),
    "published": _text(DATE),
    "link": _link,
    "title": lambda element: _construct(element) and bool((element.text or "").strip()),
    "content": _construct,
    "name": _text(re.compile(r".+")),
}


def faults(feed: bytes) -> list[str]:
    """Every fault, as words. Raises ParseError for what is no XML."""
    root = ElementTree.fromstring(feed)
    if root.tag != f"{ATOM}feed":
        return ["it is no feed"]
    return [*_faults(root), *_of_links(root), *_of_entries(root)]


def _faults(element: Element) -> Iterator[str]:
    name = element.tag.removeprefix(ATOM)
    there = Counter(each.tag.removeprefix(ATOM) for each in element)
    if name in CHILDREN:
        yield from (f"{other} in {name}" for other in there if other not in CHILDREN[name])
        for other, (least, most) in CHILDREN[name].items():
            if not least <= there[other] <= most:
                yield f"{there[other]} of {other} in {name}"
    if name in INSIDE and not INSIDE[name](element):
        yield f"what stands in {name}"
    if not LANGUAGE.fullmatch(element.get(LANG, "en")):
        yield f"the language of {name}"
    for each in element:
        yield from _faults(each)


def _of_links(root: Element) -> Iterator[str]:
    """At most one alternate of a kind and a language; a feed says where it is itself."""
    for holder in (root, *root.iter(f"{ATOM}entry")):
        links = [each for each in holder.findall(f"{ATOM}link") if each.get("rel", "alternate") == "alternate"]
        if len({(each.get("type"), each.get("hreflang")) for each in links}) < len(links):
            yield "two alternates"
        if holder.find(f"{ATOM}content") is None and holder is not root and not links:
            yield "neither content nor alternate"
    if not any(each.get("rel") == "self" for each in root.findall(f"{ATOM}link")):
        yield "no link to itself"


def _of_entries(root: Element) -> Iterator[str]:
    """Each has an author, if need be the feed's, and an id of its own."""
    entries = root.findall(f"{ATOM}entry")
    if root.find(f"{ATOM}author") is None and not all(each.find(f"{ATOM}author") is not None for each in entries):
        yield "no author"
    ids = [each.findtext(f"{ATOM}id") for each in (root, *entries)]
    if len(set(ids)) < len(ids):
        yield "two of one id"
