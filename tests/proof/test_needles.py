"""What the hunt rests on: no 12 bytes of a planted word go unseen, in any encoding, whatever stands beside them."""

from __future__ import annotations

import os
import time
import tracemalloc

import pytest

from aluma.proof.canary import Canaries, Canary, Marker, new_marker
from aluma.proof.hunt import Hunt
from aluma.proof.images import IMAGES, image
from aluma.proof.needles import FRAGMENT, needles
from aluma.proof.secret import Secrets
from aluma.proof.templates import templates
from aluma.proof.trace import Piece

MARKER = new_marker()
CANARIES = Canaries(MARKER)
ONE_OF_EACH = [CANARIES.new(f"word {number}") for number in range(4)]
HUNT = Hunt(CANARIES, Secrets())


def traces(data: bytes, hunt: Hunt = HUNT) -> list[tuple[str, bool]]:
    return [(trace.whose, trace.whole) for trace in hunt.search([Piece("here", 0, data)]).traces]


def the_image(encoding: str, canary: Canary) -> bytes:
    found = image(encoding, canary.word)
    if found is None:
        pytest.skip("this encoding has no letters for this variety")
    return found


@pytest.mark.parametrize("canary", ONE_OF_EACH, ids=lambda each: each.variety.name)
@pytest.mark.parametrize("encoding", IMAGES)
def test_every_piece_of_twelve_bytes_is_found(encoding: str, canary: Canary) -> None:
    data = the_image(encoding, canary)
    lost = [
        start for start in range(len(data) - FRAGMENT + 1) if not traces(b"\x01" + data[start:][:FRAGMENT] + b"\x01")
    ]
    assert not lost


@pytest.mark.parametrize("canary", ONE_OF_EACH, ids=lambda each: each.variety.name)
@pytest.mark.parametrize("encoding", IMAGES)
def test_a_whole_word_is_known_by_name_in_either_case(encoding: str, canary: Canary) -> None:
    data = the_image(encoding, canary)
    assert traces(os.urandom(99) + b"\0" + data + b"\0" + os.urandom(99)) == [(canary.where, True)]
    lowered = image(encoding, canary.word.lower())
    assert lowered is not None
    assert traces(b"\0" + lowered + b"\0") == [(canary.where, True)]


def test_eleven_bytes_are_not_enough() -> None:
    assert not traces(b"\0" + ONE_OF_EACH[0].word.encode()[: FRAGMENT - 1] + b"\0")


def test_the_marker_alone_is_nothing() -> None:
    assert not traces(b" ".join([MARKER.text.encode()] * 20))


def test_words_of_another_run_are_not_taken_for_ours() -> None:
    other = Canaries(Marker("zzqq" if MARKER.text != "zzqq" else "qqzz", MARKER.varieties))
    assert not traces(" ".join(other.new("x").word for _ in range(3)).encode())


def test_every_window_of_every_template_holds_a_needle() -> None:
    forms = templates(MARKER)
    stands = {(id(form), cell, len(needle.data)) for needle in needles(forms) for form, cell in needle.stands}
    for form in forms:
        size = len(form.cells)
        mine = [(cell, length) for owner, cell, length in stands if owner == id(form)]
        for start in range(size):
            assert any((cell - start) % size + length <= FRAGMENT for cell, length in mine), (form.encoding, start)


def test_all_canaries_of_a_run_are_different() -> None:
    canaries = Canaries(MARKER)
    assert len({canaries.new("x").word for _ in range(2000)}) == len(canaries) == 2000


def test_the_varieties_are_kept_in_one_two_and_four_bytes_a_character() -> None:
    sizes = [(len(("a" + each.word).encode("utf-32-le")) // 4, max(map(ord, each.word))) for each in ONE_OF_EACH]
    assert [most < 0x80 for _, most in sizes] == [True, False, False, False]
    assert [0x80 <= most < 0x100 for _, most in sizes] == [False, True, False, False]
    assert [0x100 <= most < 0x10000 for _, most in sizes] == [False, False, True, False]
    assert [most >= 0x10000 for _, most in sizes] == [False, False, False, True]


def test_a_hunt_for_a_thousand_words_takes_seconds_for_a_large_memory_and_little_of_its_own() -> None:
    canaries = Canaries(MARKER)
    for _ in range(1000):
        canaries.new("x")
    data = os.urandom(1 << 20) * 16
    hunt = Hunt(canaries, Secrets())
    tracemalloc.start()
    begun = time.process_time()
    found = hunt.search([Piece("here", 0, data)])
    assert not found.traces
    assert time.process_time() - begun < 8
    assert tracemalloc.get_traced_memory()[1] < 50 << 20
    tracemalloc.stop()


def test_the_sentence_around_a_word_is_no_trace_of_it() -> None:
    prose = [variety.prose for variety in MARKER.varieties]
    data = b"  ".join(found for each in prose for encoding in IMAGES if (found := image(encoding, each)))
    assert not any(traces(data, Hunt(Canaries(new_marker()), Secrets())) for _ in range(4))
