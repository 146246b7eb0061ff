"""Letters to those who asked for them: a book that forgets, the ways in and out, and the sending."""
