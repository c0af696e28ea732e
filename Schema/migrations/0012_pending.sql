-- A command records the endings that it causes, also when its sender could not record them alone.
-- No text of a spiked or killed article goes any further.
--
-- digest of the definitions: 4083a3f19049b29bc319d61a92ea928722ea9e86c2be8cb60a6e77b42c67a9c5
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
