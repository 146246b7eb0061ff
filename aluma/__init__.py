"""Aluma Portal: guided reflective sessions that leave nothing behind."""

__version__ = "0.1.0"
