-- A slot is appended once and then only overwritten by as many bytes; an empty one is zeros, and is used again.
CREATE TABLE slot (id INTEGER PRIMARY KEY, handle BLOB NOT NULL, sealed BLOB NOT NULL);
CREATE INDEX empty ON slot (id) WHERE handle = x'00000000000000000000000000000000';
-- Which key store this book belongs to, and how many changes there have been.
CREATE TABLE pair (id INTEGER PRIMARY KEY CHECK (id = 1), name BLOB NOT NULL, changes INTEGER NOT NULL);
INSERT INTO pair VALUES (1, randomblob(16), 0)
