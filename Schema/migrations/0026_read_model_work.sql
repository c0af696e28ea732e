-- Work on read models that somebody asks for whose login may not write them. A worker does it.
--
-- digest of the definitions: 0c5dc06ff10b4c7dc38bb3c456d8aa6b4445872e565110d65b977bf25e64b171
SET LOCAL ROLE galley_owner;

CREATE TABLE galley.read_model_work (
  id uuid NOT NULL,
  -- 'past' builds read models as of a position; the others are what an admin does to them
  kind text NOT NULL CHECK (kind IN ('verify', 'rebuild', 'retry', 'roll back', 'past')),
  models text[] NOT NULL CHECK (cardinality(models) > 0),
  position bigint CHECK ((position IS NOT NULL) = (kind = 'past')),
  -- who asked; the web desk for a question about the past
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- when a worker began, and when it last said so; others take over what a lost worker has begun
  began_at timestamptz,
  touched_at timestamptz,
  -- the number of events read, and the position up to which they are read
  events bigint,
  total bigint,
  ended_at timestamptz,
  -- whether the read models are equal to the log, or in use as asked
  succeeded boolean,
  -- what came out, or why nothing did
  answer json,
  failure text,
  CONSTRAINT read_model_work_id PRIMARY KEY (id)
);
CREATE INDEX read_model_work_open ON galley.read_model_work (asked_at) WHERE ended_at IS NULL;
CREATE INDEX read_model_work_asked ON galley.read_model_work (asked_at);

COMMENT ON TABLE galley.read_model_work IS
  'What workers are asked to do with read models, and what came out.';

GRANT SELECT ON galley.read_model_work TO galley_projector, :"member";
GRANT UPDATE ON galley.read_model_work TO galley_projector;

-- People make and revoke their tokens themselves; the desk only reads them.
REVOKE INSERT, DELETE, UPDATE ON galley.desk_tokens FROM galley_desk;
GRANT UPDATE (used_at) ON galley.desk_tokens TO galley_desk;
