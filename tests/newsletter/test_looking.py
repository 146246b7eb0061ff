"""What is looked at before a letter goes out finds what should not be in one."""

from __future__ import annotations

import pytest

from aluma.newsletter.looking import Looked, contrast, looked
from aluma.newsletter.rendering import Rendered
from tests.newsletter.mailing import SOURCE, rendered


def seen(made: Rendered) -> dict[str, Looked]:
    return {each.what: each for each in looked(made, made.message("a" * 26, "someone@post.example"))}


def test_a_plain_letter_is_well() -> None:
    assert all(each.well for each in seen(rendered()).values())


@pytest.mark.parametrize(
    "link", ["https://a.example/?utm_source=x", "https://bit.ly/x", "https://a.example/?b=c&gclid=1"]
)
def test_a_link_that_follows_its_reader_is_found(link: str) -> None:
    assert not seen(rendered(f"{SOURCE}\n[here]({link})\n"))["Links that follow a reader"].well


@pytest.mark.parametrize("loaded", ["<img src='x'>", "<style>@import 'x'</style>", "<p style='x: url(y)'>"])
def test_what_would_be_fetched_is_found(loaded: str) -> None:
    made = rendered()
    changed = Rendered(made.key, made.sender, made.pieces, made.text, made.html + loaded)
    assert not seen(changed)["Fetched from elsewhere"].well


def test_pale_letters_are_found() -> None:
    made = rendered()
    pale = Rendered(made.key, made.sender, made.pieces, made.text, made.html.replace("#a9c7e8", "#4a5a6a"))
    assert not seen(pale)["Contrast of text, light and dark"].well


def test_a_letter_that_would_be_cut_off_is_found() -> None:
    assert not seen(rendered(SOURCE + "Much. " * 20_000))["Size"].well


def test_contrast_is_what_it_is_said_to_be() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("767676", "ffffff") == pytest.approx(4.54, abs=0.01)
