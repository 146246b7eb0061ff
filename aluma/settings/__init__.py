"""Every setting of the portal, read once at the start into one frozen value; what contradicts itself is refused."""

from aluma.settings.kinds import description, written
from aluma.settings.reading import DEFAULT, FIELDS, FILE_NAME, Reading, SettingsRefused, read
from aluma.settings.table import Settings

__all__ = ["DEFAULT", "FIELDS", "FILE_NAME", "Reading", "Settings", "SettingsRefused", "description", "read", "written"]
