-- Cards lie in drawers of one page each (aluma/database/cabinet.py).
CREATE TABLE by_handle (id INTEGER PRIMARY KEY, cards BLOB NOT NULL);
CREATE TABLE by_index (id INTEGER PRIMARY KEY, cards BLOB NOT NULL);
-- The key that makes indexes of addresses, which book this belongs to, and how many changes there have been.
CREATE TABLE pair (id INTEGER PRIMARY KEY CHECK (id = 1), name BLOB NOT NULL, changes INTEGER NOT NULL, index_key BLOB NOT NULL);
INSERT INTO pair VALUES (1, x'', 0, randomblob(32));
-- Keys of the last days (days since the epoch), in slots that are overwritten, and the nonces of links used under them.
CREATE TABLE day_key (id INTEGER PRIMARY KEY, day INTEGER NOT NULL, sealing BLOB NOT NULL);
INSERT INTO day_key VALUES (0, -1, zeroblob(32)), (1, -1, zeroblob(32)), (2, -1, zeroblob(32));
CREATE TABLE used (day INTEGER NOT NULL, nonce BLOB NOT NULL, PRIMARY KEY (day, nonce)) WITHOUT ROWID
