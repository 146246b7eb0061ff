"""What settings may not say together: a table of tests, each with the sentence for whoever runs this place.

Keeps: security.encrypted, contact.reachable, third.disclosed
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from aluma.settings.addresses import (
    host_and_port,
    is_address,
    is_loopback,
    is_mailbox,
    is_near,
    is_network,
    scheme_and_host,
)
from aluma.settings.table import Settings


def _public(settings: Settings) -> tuple[str, str]:
    """Scheme and host of where visitors find it; the empty ones for an address that is refused anyhow."""
    return scheme_and_host(settings.address) or ("", "")


def _is_open(settings: Settings) -> bool:
    """Whether anyone but this machine is meant to reach the portal."""
    return not is_loopback(settings.host) or not is_loopback(_public(settings)[1] or "localhost")


def _lacks(file: Path | None) -> bool:
    return file is not None and not file.is_file()


def _lacks_folder(folder: Path | None) -> bool:
    return folder is not None and not folder.is_dir()


def _lie_together(one: Path, other: Path) -> bool:
    """Whether one folder is, or lies in, the other."""
    first, second = one.resolve(), other.resolve()
    return first.is_relative_to(second) or second.is_relative_to(first)


# Whether it is broken, and what to say then.
CONTRADICTIONS: tuple[tuple[Callable[[Settings], bool], str], ...] = (
    (
        lambda it: not is_address(it.host),
        "host should be an address of this machine, like 127.0.0.1, 0.0.0.0 or ::1.",
    ),
    (
        lambda it: scheme_and_host(it.address) is None and it.public_url != "",
        "public_url should be an origin as browsers write it, like https://aluma.example: small letters, no path, and "
        "no port where it is the usual one.",
    ),
    (
        lambda it: not is_loopback(it.host) and not it.tls_cert and not it.proxy,
        "host is reachable from beyond this machine, and words would travel there unencrypted. Give tls_cert and "
        "tls_key, or name your own proxy in proxy, or listen on 127.0.0.1.",
    ),
    (
        lambda it: bool(it.tls_cert) != bool(it.tls_key),
        "tls_cert and tls_key belong together: give both, or neither.",
    ),
    (lambda it: _lacks(it.tls_cert), "tls_cert names a file that is not there."),
    (lambda it: _lacks(it.tls_key), "tls_key names a file that is not there."),
    (
        lambda it: _public(it)[0] == "http" and not is_loopback(_public(it)[1]) and it.public_url != "",
        "public_url begins with http, so words would travel unencrypted. Beyond this machine it should be https.",
    ),
    (
        lambda it: _public(it)[0] == "http" and is_loopback(_public(it)[1]) and bool(it.tls_cert),
        "public_url begins with http, and the portal answers https, since tls_cert is given.",
    ),
    (
        lambda it: _public(it)[0] == "https" and is_loopback(it.host) and not it.tls_cert and not it.proxy,
        "public_url begins with https, and nothing here speaks it. Give tls_cert and tls_key, or name your own proxy "
        "in proxy.",
    ),
    (
        lambda it: not it.public_url and not is_loopback(it.host),
        "public_url is needed where the portal is reachable from beyond this machine: links are made from it.",
    ),
    (
        lambda it: not all(map(is_network, it.proxy)),
        "proxy should be IP addresses, or networks like 10.0.0.0/8.",
    ),
    (
        lambda it: not it.tls_cert and any(is_network(each) and not is_near(each) for each in it.proxy),
        "proxy names a machine that is reached over the internet, and words would travel from there unencrypted. Give "
        "tls_cert and tls_key too.",
    ),
    (
        lambda it: it.idle_minutes > it.absolute_hours * 60,
        "idle_minutes is longer than absolute_hours, so a session would be over before it had idled that long.",
    ),
    (
        lambda it: bool(it.relay_password) and not it.relay_user,
        "relay_password needs relay_user: whose password is it?",
    ),
    (lambda it: _lacks(it.relay_ca), "relay_ca names a file that is not there."),
    (
        lambda it: it.bounces != "" and "@" not in it.bounces,
        "bounces should be a mail address, like bounces@aluma.example.",
    ),
    (
        lambda it: it.practices is not None and not it.practices.exists(),
        "practices names a folder that is not there: “{0.practices}”.",
    ),
    (
        lambda it: it.practices is not None and it.practices.is_file(),
        "practices names a file, and it should be a folder: name the one that the file lies in.",
    ),
    (
        lambda it: it.data.exists() and not it.data.is_dir(),
        "data names something that is not a folder.",
    ),
    (
        lambda it: _lie_together(it.data, it.keys),
        "data and keys lie in each other, so one backup would hold both, and what is erased could be brought back.",
    ),
    (
        lambda it: it.keys_backup is not None and (_lie_together(it.keys_backup, it.data) or it.keys_backup == it.keys),
        "keys_backup lies in data or in keys. Give it a folder of its own, best on another disk.",
    ),
    (
        lambda it: it.relay != "" and host_and_port(it.relay) is None,
        "relay should be a server and its port, like 127.0.0.1:25 or smtp.example.org:587.",
    ),
    (
        lambda it: it.relay != "" and not is_mailbox(it.sender),
        "sender is needed with a relay: an address that letters come from.",
    ),
    (
        lambda it: it.relay != "" and not is_mailbox(it.contact),
        "contact has to be a mail address where there is a relay: the contact form writes to it, and so does whoever "
        "wants no more letters.",
    ),
    (
        lambda it: _is_open(it) and not it.operator.strip(),
        "operator is needed where others reach the portal: visitors are told who runs it.",
    ),
    (
        lambda it: _is_open(it) and not it.contact.strip(),
        "contact is needed where others reach the portal: whoever has a question must reach a person.",
    ),
    (
        lambda it: _is_open(it) and not it.source.strip(),
        "source is needed where others reach the portal: the licence gives them a right to the code that runs here.",
    ),
    (
        lambda it: _is_open(it) and not it.hosting.strip(),
        "hosting is needed where others reach the portal: visitors are told whose machine it runs on. Say own, or the "
        "name of the company that owns it.",
    ),
    (
        lambda it: _lacks_folder(it.policy),
        "policy names a folder that is not there: “{0.policy}”.",
    ),
    (
        lambda it: _lacks(it.disclosures),
        "disclosures names a file that is not there.",
    ),
)


def contradictions(settings: Settings) -> list[str]:
    """Every sentence of the table that these settings earn; a sentence may repeat a name that is no secret."""
    return [sentence.format(settings) for is_broken, sentence in CONTRADICTIONS if is_broken(settings)]
