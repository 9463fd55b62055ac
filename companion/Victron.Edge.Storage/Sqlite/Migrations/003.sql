-- Which change was cut: only the same one may switch a device on again.
ALTER TABLE restore_marks ADD COLUMN work TEXT NOT NULL DEFAULT '';
