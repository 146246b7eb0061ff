"""The web face: pages and forms over the engine, for any browser, with or without JavaScript."""
