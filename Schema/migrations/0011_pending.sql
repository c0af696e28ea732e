-- A command records the endings that it causes, also when its sender could not record them alone.
-- No text of a spiked or killed article goes any further.
--
-- digest of the definitions: 54b066ae5c7cdba5ac90cadc20077eba0cdc220143966fb1809b5e3bebd1061b
SET LOCAL ROLE galley_owner;

ALTER TABLE galley.event_types ADD COLUMN follows text[] NOT NULL DEFAULT '{}';

COMMENT ON COLUMN galley.event_types.follows IS
  'The types that let an editor record it later in the same command, even if it is an admin''s.';

ALTER TABLE galley.event_types DROP CONSTRAINT event_types_step_check;
ALTER TABLE galley.event_types ADD CONSTRAINT event_types_step_check CHECK (
  step IN (
    'save', 'submit', 'withdraw', 'approve', 'schedule', 'publish', 'import', 'imported', 'spike',
    'unspike', 'kill'));

-- 'spike' or 'kill'; null while the article is open
ALTER TABLE galley.heads ADD COLUMN closed_by text;

-- The next append computes each head again.
DELETE FROM galley.heads;
