"""What the files beside book and key store hold, field by field, read from what writes them.

Keeps: rights.know

So no field can be there that nobody speaks of (`rights/holdings`), as with the columns of the book.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aluma.newsletter.bounces import COUNTED
from aluma.newsletter.ledger import STANDING, PutOff, Record, Standing
from aluma.newsletter.schedule import FOLDER, ORDER, SOURCE, Order
from aluma.newsletter.sending import LOCK
from aluma.newsletter.spare import NAME

_STANDING = [each for each in Standing.__struct_fields__ if each != "put_off"]
# By what a file is called here: its place in the folder of data, or of the keys' backup, and its fields.
FILES: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "letter": (f"{FOLDER}/*/{SOURCE}", ("text",)),
        "order": (f"{FOLDER}/*/{ORDER}", Order.__struct_fields__),
        "standing": (f"{FOLDER}/*/{STANDING}", (*_STANDING, *(f"put_off.{each}" for each in PutOff.__struct_fields__))),
        "acks": (f"{FOLDER}/*/acks-*", Record._fields),
        "returned": (f"{FOLDER}/{COUNTED}", ("count",)),
        "lock": (f"{FOLDER}/{LOCK}", ("nothing",)),
        "backup": (NAME, ("keys",)),
    }
)


def fields() -> list[str]:
    """Every field, as "file.field", in their order."""
    return [f"{name}.{field}" for name, (_, inside) in FILES.items() for field in inside]
