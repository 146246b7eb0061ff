"""The guards around every request: one promise a file."""
