-- 005: alarms, those that go on and those that have ended.

CREATE TABLE alarms (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,       -- serial number, edge/port, or edge:NAME
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    is_warning INTEGER NOT NULL,
    text TEXT NOT NULL,
    remedy TEXT NOT NULL,
    since INTEGER NOT NULL,     -- unix ms, as the other times
    ended INTEGER,              -- null while it goes on
    acknowledged INTEGER,
    acknowledged_by TEXT NOT NULL,
    muted_until INTEGER         -- the largest time: until it ends
);

CREATE INDEX alarms_ended ON alarms (ended, number);
