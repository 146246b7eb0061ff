"""The listener: gives back what was written."""
