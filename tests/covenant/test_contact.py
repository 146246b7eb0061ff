"""Questions reach a person: an address stands on the page of every portal that others can reach."""

from __future__ import annotations

from aluma.settings import SettingsRefused, read
from tests.covenant.place import OPEN, get


def refused(**given: object) -> str:
    try:
        read(given, {})
    except SettingsRefused as faults:
        return " ".join(faults.faults)
    return ""


def test_a_portal_that_is_open_to_others_names_an_address() -> None:
    assert refused(**OPEN) == ""
    assert "contact is needed" in refused(**OPEN | {"contact": " "})


def test_the_contact_page_and_the_policy_show_it() -> None:
    assert "ask@aluma.example" in get("/contact", **OPEN).text
    assert "contact A Quiet House at ask@aluma.example." in get("/privacy", **OPEN).text


def test_a_portal_on_its_owners_machine_says_that_there_is_none_yet() -> None:
    page = get("/privacy").text
    assert "contact Aluma Portal at the address that whoever runs this place has yet to set." in page


def test_whoever_finds_a_weakness_is_told_whom_to_write_to() -> None:
    page = get("/.well-known/security.txt", **OPEN)
    assert (page.status, page.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert b"Contact: mailto:ask@aluma.example\n" in page.body


def test_without_an_address_there_is_no_security_txt() -> None:
    assert get("/.well-known/security.txt").status == 404
