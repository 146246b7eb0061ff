"""A picture of where the hunt looked: every place a light, warm where nothing was left, dark where something was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from aluma.proof.looked import Looked

BANDS = (
    ("In memory", ("between", "memory", "image")),
    ("On the way out", ("writes", "open files", "browser", "browser, killed")),
    ("On the disk", ("data", "working folder", "log", "after a crash")),
    ("Around it", ("temporary", "system", "journal", "swap")),
)
SHORT = {
    "between": "between turns",
    "memory": "after the end",
    "image": "a second look",
    "writes": "all it wrote",
    "open files": "open files",
    "browser": "a browser",
    "browser, killed": "one cut off",
    "data": "its data",
    "working folder": "where it ran",
    "log": "its log",
    "after a crash": "after a crash",
    "temporary": "temporary",
    "system": "system logs",
    "journal": "the journal",
    "swap": "swap",
}
_WIDTH, _BAND, _LEFT = 900, 150, 190
_STEP = (_WIDTH - _LEFT) // 4


def picture(places: Sequence[Looked]) -> str:
    """An SVG; the table below it in a report says the same in words."""
    by_name = {place.name: place for place in places}
    bands = [(title, [by_name[name] for name in names if name in by_name]) for title, names in BANDS]
    shown = [(title, there) for title, there in bands if there]
    body = "".join(_band(number, title, there) for number, (title, there) in enumerate(shown))
    height = _BAND * len(shown)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="where"><title id="where">'
        f"{escape(_in_words(places))}</title>{_LIGHT}{body}</svg>"
    )


_LIGHT = (
    '<defs><radialGradient id="light"><stop offset="0" class="core"/><stop offset=".45" class="glow" '
    'stop-opacity=".55"/><stop offset="1" class="glow" stop-opacity="0"/></radialGradient></defs>'
)


def _band(number: int, title: str, places: Iterable[Looked]) -> str:
    top = number * _BAND
    line = f'<path class="ground" d="M20 {top + 2}H{_WIDTH - 20}"/>' if number else ""
    lights = "".join(
        _light(_LEFT + place_number * _STEP + 60, top + 60, each) for place_number, each in enumerate(places)
    )
    return f'{line}<text class="band" x="20" y="{top + 66}">{escape(title)}</text>{lights}'


def _light(x: int, y: int, place: Looked) -> str:
    name = escape(SHORT.get(place.name, place.name))
    label = f'<text x="{x}" y="{y + 66}" text-anchor="middle">{name}</text>'
    if place.traces:
        count = f'<text class="count" x="{x}" y="{y + 6}" text-anchor="middle">{len(place.traces)}</text>'
        return f'<circle class="left" cx="{x}" cy="{y}" r="26"/>{count}{label}'
    if not place.valid:
        mark = f'<text x="{x}" y="{y + 6}" text-anchor="middle">?</text>'
        return f'<circle class="unknown" cx="{x}" cy="{y}" r="26"/>{mark}{label}'
    if not place.bytes_read:
        return f'<circle class="absent" cx="{x}" cy="{y}" r="26"/>{label}'
    return f'<circle cx="{x}" cy="{y}" r="46" fill="url(#light)"/>{label}'


def _in_words(places: Sequence[Looked]) -> str:
    return "Where the search looked. " + " ".join(_sentences(places))


def _sentences(places: Sequence[Looked]) -> Iterator[str]:
    for place in places:
        left = f"{len(place.traces)} traces." if place.traces else "nothing left."
        yield f"{place.title}: {left if place.valid or place.traces else 'not known.'}"
