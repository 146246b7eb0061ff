"""What is held about a person, and the ways to see it and have it deleted."""
