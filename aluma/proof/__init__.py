"""The trace hunt: plants words in a running web portal, ends the sessions, and looks for what is left of them.

Imports nothing of the portal it examines, so that it can be a package of its own.
"""
