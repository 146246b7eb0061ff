"""What is stored: SQLite files that forget in place what is erased, made by numbered steps in SQL."""
