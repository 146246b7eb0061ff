"""`python -m aluma`: the same as the command `aluma`."""

from aluma.cli import main

main(prog_name="aluma")
