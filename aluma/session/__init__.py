"""The only place a walk lives between two turns: sealed, bounded, forgotten on time."""
