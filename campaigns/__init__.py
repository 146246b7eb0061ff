"""Long runs against a portal in a process of its own: `bin/campaign NAME`. The tests run the same, smaller."""
