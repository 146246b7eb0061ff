"""Benchmarks: the figures in the README and the docs come from here. `bin/bench` lists and runs them."""
