"""The mirror as a file to keep: one SVG, Markdown or plain text, made in the moment it is asked for.

Keeps: session.not-kept
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aluma.guide.mirror import Mirror
from aluma.guide.practice import Practice
from aluma.web.drawing import draw
from aluma.web.face import Face
from aluma.web.gathered import Group
from aluma.web.picture import lay_out

MARKDOWN_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>()#+-.!|~"})


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its media type, its suffix, and what makes it."""

    media: str
    suffix: str
    make: Callable[[Practice, Mirror, Sequence[Group], Face], str]


def keepsake(made: Format, practice: Practice, mirror: Mirror, gathered: Sequence[Group], face: Face) -> bytes:
    """The file, in UTF-8. What was gathered stands in words only: in a picture place alone carries meaning."""
    return made.make(practice, mirror, gathered, face).encode()


def _text(practice: Practice, mirror: Mirror, gathered: Sequence[Group], face: Face) -> str:
    lines = [practice.title, "", _standing(mirror, face)]
    for heading, words in _parts(mirror, gathered, face):
        lines += ["", f"{heading}:", *words]
    return "\n".join([*lines, ""])


def _markdown(practice: Practice, mirror: Mirror, gathered: Sequence[Group], face: Face) -> str:
    lines = [f"# {practice.title}", "", _standing(mirror, face)]
    for heading, words in _parts(mirror, gathered, face):
        quoted = [f"> {line.translate(MARKDOWN_SIGNS)}" for each in words for line in each.splitlines()]
        lines += ["", f"**{heading}**", "", *quoted]
    return "\n".join([*lines, ""])


def _parts(mirror: Mirror, gathered: Sequence[Group], face: Face) -> Iterator[tuple[str, list[str]]]:
    """Each heading with the words under it: the phrases one by one, then what was gathered of them."""
    for phrase in mirror.phrases:
        yield phrase.label, [phrase.words.reveal()]
    for group in gathered:
        yield face.gettext(group.heading), [line.reveal() for line in group.lines]


def _svg(practice: Practice, mirror: Mirror, gathered: Sequence[Group], face: Face) -> str:
    return draw(lay_out(mirror), practice.title, _standing(mirror, face), face.language)


def _standing(mirror: Mirror, face: Face) -> str:
    """How things stand, in a sentence or two; the mirror's own where it holds no words."""
    if not mirror.phrases:
        return mirror.empty
    picture = lay_out(mirror)
    return " ".join(face.gettext(each) for each in (picture.sentence, picture.rests) if each)


FORMATS: Mapping[str, Format] = {
    "svg": Format("image/svg+xml", "svg", _svg),
    "markdown": Format("text/markdown; charset=utf-8", "md", _markdown),
    "text": Format("text/plain; charset=utf-8", "txt", _text),
}
