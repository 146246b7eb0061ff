"""The process leaves nothing: memory wiped when it is freed, no core dump, no swap, each tested at the start."""
