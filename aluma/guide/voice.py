"""How a practice speaks: every line that a visitor reads, held against the guard and the counts of the voice.

Keeps: voluntary.never-asks

A prompt for private information is a fault, all else a doubt: an author may know better, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from aluma.guide.draft import Draft, Part, Saying
from aluma.guide.fault import Fault
from aluma.guide.practice import Kind
from aluma.guide.questions import asks, first_asked
from aluma.guide.safety.guard import Guard, Never

LONGEST_SENTENCE = 18  # words, as read by someone who learnt the language as an adult
MOST_BEFORE_FIELD = 45  # words
LEAST = 3  # words in a part of a sentence that is cut in two
UNSTARTED = frozenset({"which", "who", "whose", "when", "where", "because", "that", "or", "if", "as", "than"})
FIELDS = (Kind.INVITE, Kind.LISTEN, Kind.MARK, Kind.CHOOSE)
# What a visitor says by pressing it is their own voice: "Something I miss", "Let go".
VISITORS = {Part.CHOICE: (Never.PERSON, Never.ADVICE), Part.LABEL: (Never.PERSON, Never.ADVICE)}

_STARRED = re.compile(r"(\*\*|\*|__|_|`)(?=[^\s*_`])([^*_`]*[^\s*_`])\1(?!\w)")
_SENTENCE = re.compile(r"(?<=[.?!…。？！؟])\s+")

SAID: dict[Never, tuple[str, str]] = {
    Never.PRIVATE: (
        "This asks for something private: a name, place, age, date, job or illness.",
        "No names are needed. A sign that only you understand is enough.",
    ),
    Never.ADVICE: ("This sounds like advice. A practice invites.", "You might let your eyes rest on one thing."),
    Never.DIAGNOSIS: ("This tells someone what they have or feel.", "There may be a feeling about all of it."),
    Never.PROMISE: ("This promises something.", "Something may change, or nothing may."),
    Never.BLAME: ("This could be heard as blame.", "It may be different, or just the same."),
    Never.PRAISE: ("This is praise. A practice does not judge, kindly or not.", "That was the last question."),
    Never.GUILT: ("This could make someone feel guilty for going.", "The day can go on from here."),
    Never.MISSING: ("This holds someone back with what they might miss.", "Write, or pass. Both lead on."),
    Never.IGNORING: ("This goes on although someone may want to go.", "Write, or pass. Both lead on."),
    Never.PRESSURE: ("This presses someone to stay.", "Write, or pass. Both lead on."),
    Never.RESTRAINT: ("This holds someone back.", "Write, or pass. Both lead on."),
    Never.NEEDINESS: ("This makes the page need someone.", "This is the end, and the day can go on from here."),
    Never.WHY: ("“Why” asks for a defence. Ask what, how or which.", "What in this touches you most?"),
    Never.PERSON: ("The guide is a program: no “I feel”, no “we”, no “let's”.", "Here is a minute with nothing to do."),
    Never.ECHO: ("This holds an address, a number or a link.", ""),
}


def doubts(draft: Draft, guard: Guard) -> tuple[Fault, ...]:
    """What a reader might stumble over, and prompts for private information, which are faults."""
    every = [*_objected(draft, guard), *_long(draft), *_crowded(draft), *_loud(draft)]
    every += [*_starred(draft), *_farewell(draft)]
    return tuple(sorted(set(every)))


def _objected(draft: Draft, guard: Guard) -> Iterator[Fault]:
    for saying in draft.sayings:
        for never in guard.objections(saying.words):
            if never in VISITORS.get(saying.part, ()):
                continue
            says, better = SAID[never]
            if asks(saying.words) and not asks(better):  # the question is the author's, and is not taken away
                better = first_asked(saying.words, guard)
            yield Fault(saying.line, says, saying.source, _in_place(saying, better), doubt=never is not Never.PRIVATE)


def _in_place(saying: Saying, better: str) -> str:
    """Other words for a line, with all that the line needs besides; "" where there are none."""
    if not better:
        return ""
    if saying.part in (Part.HEAD, Part.GOODBYE, Part.EMPTY):
        _, arrow, slug = saying.source.rpartition("->")
        return f"{saying.source.partition(':')[0]}: {better}" + (f" -> {slug.strip()}" if arrow else "")
    if saying.part is Part.CHOICE:
        return f"- {better} ->{saying.source.rpartition('->')[2]}"
    return better if saying.part in (Part.SAYS, Part.LEAD) else ""


def _long(draft: Draft) -> Iterator[Fault]:
    for saying in draft.sayings:
        for sentence in _SENTENCE.split(saying.words):
            words = sentence.split()
            if len(words) > LONGEST_SENTENCE:
                better = _halved(words)
                says = f"This sentence has {len(words)} words; up to {LONGEST_SENTENCE} are clear at first hearing."
                says = says if better else f"{says} Say it in two or three, or leave something out."
                yield Fault(saying.line, says, sentence, better, doubt=True)


def _halved(words: list[str]) -> str:
    """Two sentences of a length that is clear, where a comma near the middle lets one be cut in two; else ""."""
    middle = len(words) // 2
    for place in sorted(range(LEAST, len(words) - LEAST), key=lambda place: abs(place - middle)):
        head, tail = words[:place], words[place:]
        tail = tail[1:] if tail[0] == "and" else tail
        whole = head[-1].endswith((",", ";", ":")) and tail[0] not in UNSTARTED
        if whole and max(len(head), len(tail)) <= LONGEST_SENTENCE:
            return f"{' '.join(head).rstrip(',;:')}. {tail[0][:1].upper()}{tail[0][1:]} {' '.join(tail[1:])}"
    return ""


def _crowded(draft: Draft) -> Iterator[Fault]:
    for step in draft.practice.steps:
        said = [each for each in draft.sayings if each.step == step.name and each.part in (Part.SAYS, Part.LEAD)]
        count = sum(len(saying.words.split()) for saying in said)
        if step.kind in FIELDS and count > MOST_BEFORE_FIELD:
            says = f"There are {count} words before the field; up to {MOST_BEFORE_FIELD} leave room to answer."
            yield Fault(step.line, says, f"## {step.name} ({step.kind})", doubt=True)


def _loud(draft: Draft) -> Iterator[Fault]:
    for saying in draft.sayings:
        if set(saying.words) & set("!！¡"):
            quiet = saying.source.replace("!", ".").replace("！", "。").replace("¡", "")
            yield Fault(saying.line, "An exclamation mark raises the voice.", saying.source, quiet, doubt=True)


def _starred(draft: Draft) -> Iterator[Fault]:
    for saying in draft.sayings:
        if _STARRED.search(saying.words):
            says = "There is no bold or slanted text: a visitor sees these signs as they are."
            yield Fault(saying.line, says, saying.source, _STARRED.sub(r"\2", saying.source), doubt=True)


def _farewell(draft: Draft) -> Iterator[Fault]:
    for saying in _of(draft.sayings, Part.GOODBYE):
        if "?" in saying.words or len(_SENTENCE.split(saying.words.strip())) > 1:
            better = "goodbye: This is the end, and the day can go on from here."
            yield Fault(saying.line, "Goodbye is one sentence, and asks nothing.", saying.source, better, doubt=True)


def _of(sayings: Iterable[Saying], part: Part) -> Iterator[Saying]:
    return (saying for saying in sayings if saying.part is part)
