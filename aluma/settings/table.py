"""Every setting: its kind, its default, and why it is there. What the policy promises is not among them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from aluma.settings.addresses import LOOPBACK_NAMES, origin


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """One frozen value. The table is the struct itself: each field's description is the reason that people read."""

    host: Annotated[str, Meta(description="The address to listen on. 127.0.0.1 is this machine alone.")] = "127.0.0.1"
    port: Annotated[
        int, Meta(ge=0, le=65535, description="The port to listen on. 0 takes any that is free, and says which.")
    ] = 8000
    public_url: Annotated[
        str,
        Meta(
            description="Where visitors find the portal, as in https://aluma.example. Links are made from it, and "
            "forms are taken from pages of this address only. Left empty, it is where the portal listens."
        ),
    ] = ""
    data: Annotated[
        Path, Meta(description="The folder for what must outlast a restart. No session is ever written there.")
    ] = Path("data")
    keys: Annotated[
        Path,
        Meta(
            description="The folder for the keys that open what is stored of subscribers. Without it every address is "
            "lost, for you too. It lies outside data, so that no backup holds both."
        ),
    ] = Path("keys")
    keys_backup: Annotated[
        Path | None,
        Meta(
            description="A folder for a copy of the keys, best on another disk and never beside a backup of data. It "
            "is made anew each day, and deleted before it is older than seven days."
        ),
    ] = None
    relay: Annotated[
        str,
        Meta(
            description="The mail server that carries letters, as in 127.0.0.1:25 or smtp.example.org:587. Left empty, "
            "the portal offers no letters and has no contact form."
        ),
    ] = ""
    sender: Annotated[
        str, Meta(description="The address that letters come from. Mail that is sent to it should reach someone.")
    ] = ""
    relay_user: Annotated[str, Meta(description="The name that the relay wants, where it wants one.")] = ""
    relay_password: Annotated[
        str, Meta(description="The password for that name. Best given as ALUMA_RELAY_PASSWORD_FILE, a file's name.")
    ] = ""
    relay_ca: Annotated[
        Path | None,
        Meta(description="A PEM file with the authority behind the relay's certificate, where it is one of your own."),
    ] = None
    relay_rate: Annotated[
        float, Meta(ge=0, description="How many letters a second the relay gets at most. 0 is as many as it takes.")
    ] = 50.0
    bounces: Annotated[
        str,
        Meta(
            description="The address that undeliverable letters return to, as in bounces@aluma.example: each gets its "
            "own, as in bounces+…@aluma.example. Pipe what arrives there into `aluma letters bounce`. Left empty, they "
            "return to sender."
        ),
    ] = ""
    practices: Annotated[
        Path | None, Meta(description="A folder of your own practices, to stand beside those that come with Aluma.")
    ] = None
    operator: Annotated[str, Meta(description="Who runs this place: a name that visitors can hold to account.")] = ""
    contact: Annotated[
        str, Meta(description="An address at which a person answers. Whoever asks a question must reach someone.")
    ] = ""
    source: Annotated[
        str,
        Meta(
            description="Where the source code of this portal is, with your changes. The licence (AGPL, section 13) "
            "gives every visitor a right to it, and it is how anyone can check what runs here."
        ),
    ] = ""
    places: Annotated[
        int, Meta(ge=1, description="How many sessions may be open at once. More would crowd those that are.")
    ] = 100_000
    place_bytes: Annotated[
        int, Meta(ge=65_536, description="How many bytes all open sessions may hold together, so that memory lasts.")
    ] = 536_870_912
    idle_minutes: Annotated[
        float, Meta(gt=0, le=1440, description="How long a session waits for its visitor before it is forgotten.")
    ] = 30.0
    absolute_hours: Annotated[
        float, Meta(gt=0, le=24, description="How long a session may last in all. Nothing said here is meant to stay.")
    ] = 3.0
    network_places: Annotated[
        int,
        Meta(
            ge=1,
            description="How many sessions may begin from one network in ten minutes, so that nobody fills the room.",
        ),
    ] = 120
    tls_cert: Annotated[
        Path | None,
        Meta(description="The certificate for https, a PEM file with its chain. Read again when it changes."),
    ] = None
    tls_key: Annotated[Path | None, Meta(description="The private key of that certificate, a PEM file.")] = None
    proxy: Annotated[
        tuple[str, ...],
        Meta(
            description="The addresses of your own proxy, where there is one. Its X-Forwarded-For is believed, and no "
            "other's. A proxy that ends TLS reads every word: it is part of the portal."
        ),
    ] = ()
    policy: Annotated[
        Path | None,
        Meta(
            description="A folder with your own privacy policy, in place of ours, as made by `aluma covenant new`. "
            "What it leaves out is shown as not promised."
        ),
    ] = None
    law: Annotated[str, Meta(description="Whose law governs the privacy policy, as the policy says it.")] = (
        "Wilmington, Delaware"
    )
    place: Annotated[str, Meta(description="Where personal data may be sent and processed, as the policy says it.")] = (
        "the United States"
    )
    safeguard: Annotated[
        str,
        Meta(
            description="What protects personal data that is sent there, as the policy says it: for one, the name of a "
            "framework or of contract clauses."
        ),
    ] = "appropriate safeguards"
    hosting: Annotated[
        str,
        Meta(
            description="Whose machine this is: own, or the name of the company that owns it, which is then disclosed "
            "to visitors. Who owns a machine could read what it holds."
        ),
    ] = ""
    disclosures: Annotated[
        Path | None,
        Meta(
            description="A file that tells visitors about each company this portal makes use of: a table for each of "
            "hosting, proxy, sessions, database, relay, with name, purpose, data, place, safeguard, commitments. "
            'The name "own" says that a machine beyond this one is yours too.'
        ),
    ] = None
    without_memory_guarantee: Annotated[
        bool,
        Meta(
            description="Serve even where freed memory cannot be wiped. Every visitor is then told, so this is for "
            "trying things out."
        ),
    ] = False

    @property
    def listens_at(self) -> str:
        """Where it listens, as an origin that a browser on this machine could open."""
        return origin("https" if self.tls_cert else "http", self.host, self.port)

    @property
    def address(self) -> str:
        """Where visitors find it: `public_url`, or else where it listens. An origin, without a slash at its end."""
        return self.public_url.rstrip("/") or self.listens_at

    @property
    def origins(self) -> tuple[str, ...]:
        """All origins that are the portal's own: its address, and where it listens for whoever is at this machine."""
        scheme = "https" if self.tls_cert else "http"
        here = [origin(scheme, name, self.port) for name in LOOPBACK_NAMES]
        return tuple(dict.fromkeys((self.address, self.listens_at, *here)))
