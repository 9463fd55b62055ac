-- 002: the journal of settings, and what a change that was cut has to remember.

CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,        -- unix ms when the attempt began
    who TEXT NOT NULL,
    device TEXT NOT NULL,       -- serial number, or edge/port
    is_serial INTEGER NOT NULL,
    device_name TEXT NOT NULL,
    register INTEGER NOT NULL,
    key TEXT NOT NULL,
    old TEXT,                   -- null when it could not be read
    new TEXT,                   -- null for an action
    outcome TEXT,               -- null: not known, the program ended between intent and end
    text TEXT NOT NULL
);

CREATE INDEX journal_device ON journal (device, id);

-- What the switch of a device held before a restore switched it off; gone when it is on again.
CREATE TABLE restore_marks (
    device TEXT PRIMARY KEY,
    register INTEGER NOT NULL,
    raw BLOB NOT NULL,
    at INTEGER NOT NULL         -- unix ms
);
