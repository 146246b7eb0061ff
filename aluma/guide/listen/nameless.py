"""Words without names, where what is left still says what was said: "my daughter Emma", "I live in Lisbon"."""

from __future__ import annotations

from aluma.guide.listen.lexicon import Lexicon

PLACED = frozenset({"in", "at", "from", "near"})


def is_name(word: str, known: Lexicon) -> bool:
    """Whether a word inside a sentence begins with a capital and is no word of ours that does."""
    if not word[0].isupper():
        return False
    bare = word.partition("'")[0].lower()
    return bare != "i" and not {bare, bare.removesuffix("s")} & known.capitals


def nameless(words: tuple[str, ...], known: Lexicon) -> tuple[str, ...]:
    """The words less each name that only tells which ("my friend Ann"), and each place somebody lives or goes to."""
    if not any(is_name(word, known) for word in words[1:]):
        return words
    out: list[str] = []
    for at, word in enumerate(words):
        if not at or not is_name(word, known):
            out.append(word)
            continue
        before = out[-1].lower()
        if at > 1 and words[at - 1] == words[at - 1].title() and is_name(words[at - 1], known) and len(out) < at:
            continue  # the second part of a name whose first has gone
        if _owns(words, at):
            out.append(word)
        elif before in PLACED or (before == "to" and len(out) > 1 and out[-2].lower() in known.moves):
            out.pop()
        elif before not in known.persons:
            out.append(word)
    return tuple(out)


def _owns(words: tuple[str, ...], at: int) -> bool:
    """Whether what follows belongs to a name: without it "over to Ann's house" would be "over house"."""
    return words[at].endswith("'s") and at + 1 < len(words) and words[at + 1].islower()
