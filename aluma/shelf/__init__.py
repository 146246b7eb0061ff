"""Reads all content once at the start, ours and the operator's, and hands it out as values."""

from aluma.shelf.content import FIRST, OURS, Unshelved, read_guards, read_helplines, read_listener
from aluma.shelf.folder import practice_files, untaken
from aluma.shelf.reading import Reading, read_file, read_files
from aluma.shelf.shelf import Shelf, load

__all__ = [
    "FIRST",
    "OURS",
    "Reading",
    "Shelf",
    "Unshelved",
    "load",
    "practice_files",
    "read_file",
    "read_files",
    "read_guards",
    "read_helplines",
    "read_listener",
    "untaken",
]
