"""The engine that guides: pure values and functions, standard library and `aluma.text` only."""
