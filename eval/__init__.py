"""The guide's evaluation: counts that a program can make, and a page for people who read blind."""
