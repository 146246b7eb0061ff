"""Settings that cannot hold together, each refused with a sentence of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aluma.settings import Settings
from aluma.settings.contradictions import CONTRADICTIONS, contradictions

HERE = Path(__file__)
KNOWN = {
    "operator": "A circle of friends",
    "contact": "hello@aluma.example",
    "source": "https://code.example/aluma",
    "hosting": "own",
}
TLS = {"tls_cert": HERE, "tls_key": HERE}
RELAY = {"relay": "127.0.0.1:25", "sender": "letters@aluma.example", "contact": "hello@aluma.example"}
PUBLIC = KNOWN | {"public_url": "https://aluma.example"}
BEYOND = PUBLIC | {"host": "0.0.0.0"}

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"host": "aluma.example", **PUBLIC, **TLS}, "host should be an address"),
    ({"public_url": "https://aluma.example/here", "proxy": ("127.0.0.1",)}, "public_url should be an origin"),
    (BEYOND, "host is reachable from beyond"),
    ({"tls_cert": HERE}, "belong together"),
    ({"tls_key": HERE}, "belong together"),
    ({**TLS, "tls_cert": HERE / "none"}, "tls_cert names a file"),
    ({**TLS, "tls_key": HERE / "none"}, "tls_key names a file"),
    (
        PUBLIC | {"public_url": "http://aluma.example", "proxy": ("127.0.0.1",)},
        "Beyond this machine it should be https",
    ),
    (TLS | {"public_url": "http://127.0.0.1:8000"}, "the portal answers https"),
    (PUBLIC, "nothing here speaks it"),
    (KNOWN | TLS | {"host": "0.0.0.0"}, "public_url is needed"),
    ({"proxy": ("my proxy",)}, "proxy should be IP addresses"),
    ({"proxy": ("8.8.8.8",)}, "reached over the internet"),
    ({"idle_minutes": 61.0, "absolute_hours": 1.0}, "idle_minutes is longer"),
    ({"practices": HERE / "none"}, "practices names a folder"),
    ({"practices": Path(__file__)}, "practices names a file"),
    ({"policy": HERE / "none"}, "policy names a folder"),
    ({"disclosures": HERE / "none"}, "disclosures names a file"),
    ({"data": HERE}, "data names something"),
    ({"keys": Path("data/keys")}, "data and keys lie in each other"),
    ({"keys_backup": Path("data/copy")}, "keys_backup lies in data"),
    (RELAY | {"relay": "smtp.example.org"}, "relay should be"),
    (RELAY | {"sender": "Aluma"}, "sender is needed with a relay"),
    (RELAY | {"contact": ""}, "contact has to be a mail address"),
    (RELAY | {"relay_password": "open sesame"}, "relay_password needs relay_user"),
    (RELAY | {"relay_ca": HERE / "none"}, "relay_ca names a file"),
    (RELAY | {"bounces": "bounces"}, "bounces should be a mail address"),
    (BEYOND | TLS | {"operator": " "}, "operator is needed"),
    (BEYOND | TLS | {"contact": ""}, "contact is needed"),
    (BEYOND | TLS | {"source": ""}, "source is needed"),
    (BEYOND | TLS | {"hosting": ""}, "hosting is needed"),
]
TAKEN: list[dict[str, Any]] = [
    {},
    {"host": "::1", "port": 0},
    TLS,
    BEYOND | TLS,
    BEYOND | {"proxy": ("10.0.0.0/8",)},
    PUBLIC | {"proxy": ("127.0.0.1",)},
    {"idle_minutes": 0.01, "absolute_hours": 0.01},
    RELAY | {"relay": "[::1]:2525"},
    {"keys": Path("/elsewhere/keys"), "keys_backup": Path("/elsewhere/copy")},
]


@pytest.mark.parametrize(("given", "said"), REFUSED)
def test_a_contradiction_is_told_and_nothing_else(given: dict[str, Any], said: str) -> None:
    found = contradictions(Settings(**given))
    assert [said in sentence for sentence in found] == [True], found


@pytest.mark.parametrize("given", TAKEN)
def test_what_holds_together_is_taken(given: dict[str, Any]) -> None:
    assert not contradictions(Settings(**given))


def test_every_sentence_of_the_table_is_tried_here() -> None:
    settings = [Settings(**given) for given, _ in REFUSED]
    told = {sentence for each in settings for is_broken, sentence in CONTRADICTIONS if is_broken(each)}
    assert told == {sentence for _, sentence in CONTRADICTIONS}


@pytest.mark.parametrize("name", ["practices", "policy"])
def test_a_folder_that_is_not_there_is_told_by_its_name(name: str) -> None:
    [sentence] = contradictions(Settings(**{name: HERE / "none"}))  # type: ignore[arg-type]
    assert sentence == f"{name} names a folder that is not there: “{HERE / 'none'}”."
