-- 001: ports, runs of edges, layouts, samples.
-- A sample is keyed by (edge, port, boot_id, seq); `boots.id` stands for the first three.

CREATE TABLE ports (
    id INTEGER PRIMARY KEY,
    edge TEXT NOT NULL,
    port TEXT NOT NULL,
    product_id TEXT,            -- the device that was there last; null while it is not known
    product TEXT,
    family TEXT,
    serial TEXT,
    firmware TEXT,
    UNIQUE (edge, port)
);

-- One run of an edge, from its start to its next, seen from one port.
CREATE TABLE boots (
    id INTEGER PRIMARY KEY,
    port_id INTEGER NOT NULL REFERENCES ports (id),
    boot_id TEXT NOT NULL,
    stored INTEGER NOT NULL,    -- every seq up to this one is a row or lost
    lost INTEGER NOT NULL,      -- seqs up to `stored` that are in no row
    held INTEGER NOT NULL,      -- rows with a seq above `stored`
    newest INTEGER NOT NULL,    -- largest seq known
    offset_ms INTEGER,          -- unix ms at uptime 0
    dating INTEGER NOT NULL,    -- where offset_ms comes from: 0 nowhere, 1 time in a kept state, 2 backlog, 3 arrival, 4 clock of the edge
    heard_at INTEGER NOT NULL,  -- unix ms of the last message
    UNIQUE (port_id, boot_id)
);

-- Which keys the values of a sample have, in their order, and whose they are.
CREATE TABLE layouts (
    id INTEGER PRIMARY KEY,
    port_id INTEGER NOT NULL REFERENCES ports (id),
    serial TEXT NOT NULL,       -- empty while it is not known
    keys TEXT NOT NULL,         -- JSON array: ["battery_voltage","battery_current"]
    UNIQUE (port_id, serial, keys)
);

CREATE TABLE samples (
    boot INTEGER NOT NULL REFERENCES boots (id),
    seq INTEGER NOT NULL,
    uptime_ms INTEGER NOT NULL,
    at INTEGER NOT NULL,        -- unix ms
    layout INTEGER NOT NULL REFERENCES layouts (id),
    data TEXT NOT NULL,         -- JSON array in the order of the layout's keys: [12.800,15.600,null,"bulk"]
    PRIMARY KEY (boot, seq)
) WITHOUT ROWID;

CREATE INDEX samples_at ON samples (boot, at);

-- For people: one row a value.
CREATE VIEW readings AS
SELECT ports.edge, ports.port, layouts.serial, samples.at, datetime(samples.at / 1000, 'unixepoch') AS utc, keys.value AS key,
    json_extract(samples.data, '$[' || keys.key || ']') AS value
FROM ports
    JOIN boots ON boots.port_id = ports.id
    JOIN samples ON samples.boot = boots.id
    JOIN layouts ON layouts.id = samples.layout
    JOIN json_each(layouts.keys) AS keys;
