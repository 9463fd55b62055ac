-- 004: minutes, hours and days of each device, folded from samples.

-- Words and keys that packed rows name by number.
CREATE TABLE words (
    id INTEGER PRIMARY KEY,
    word TEXT NOT NULL UNIQUE
);

-- A device at a port: another serial number is another one.
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    port_id INTEGER NOT NULL REFERENCES ports (id),
    serial TEXT NOT NULL,       -- empty while it is not known
    UNIQUE (port_id, serial)
);

CREATE TABLE minutes (
    source INTEGER NOT NULL REFERENCES sources (id),
    at INTEGER NOT NULL,        -- minutes since 1970
    data BLOB NOT NULL,         -- packed: TrendPack
    PRIMARY KEY (source, at)
) WITHOUT ROWID;

CREATE TABLE hours (
    source INTEGER NOT NULL REFERENCES sources (id),
    at INTEGER NOT NULL,        -- hours since 1970
    data BLOB NOT NULL,
    PRIMARY KEY (source, at)
) WITHOUT ROWID;

CREATE TABLE days (
    source INTEGER NOT NULL REFERENCES sources (id),
    at INTEGER NOT NULL,        -- days since 1970, of the calendar of the computer that wrote it
    data BLOB NOT NULL,
    PRIMARY KEY (source, at)
) WITHOUT ROWID;

-- Minutes whose samples have changed since they were folded.
CREATE TABLE due (
    port_id INTEGER NOT NULL REFERENCES ports (id),
    at INTEGER NOT NULL,        -- minutes since 1970
    PRIMARY KEY (port_id, at)
) WITHOUT ROWID;

-- From which minute on all samples, and from which on all minutes, are still there.
CREATE TABLE kept (
    what TEXT PRIMARY KEY,
    since INTEGER NOT NULL      -- minutes since 1970
) WITHOUT ROWID;

INSERT INTO kept VALUES ('samples', 0), ('minutes', 0);
INSERT INTO due SELECT DISTINCT port_id, at / 60000 FROM samples JOIN boots ON boots.id = samples.boot;
