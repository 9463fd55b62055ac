-- Which change was cut, and what it writes: only one that deals with all of that may switch a device on again.
ALTER TABLE restore_marks ADD COLUMN work TEXT NOT NULL DEFAULT '';
ALTER TABLE restore_marks ADD COLUMN registers TEXT NOT NULL DEFAULT '';     -- numbers, a space between
