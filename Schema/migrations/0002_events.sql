-- The log. Positions come from a sequence without a cache: galley.append and galley.watermark
-- rely on its last value being the last position that anybody has taken.
SET LOCAL ROLE galley_owner;

CREATE SEQUENCE galley.positions AS bigint MINVALUE 0 START 0 CACHE 1;
SELECT setval('galley.positions', 0);

CREATE TABLE galley.events (
  position bigint NOT NULL,
  category text NOT NULL,
  stream uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  event_id uuid NOT NULL,
  type text NOT NULL,
  schema_version smallint NOT NULL,
  -- json, not jsonb: the bytes stay as they were written
  payload json NOT NULL,
  actor text NOT NULL,
  command_id uuid NOT NULL,
  command_step smallint NOT NULL,
  correlation_id uuid NOT NULL,
  causation_id uuid,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT events_position PRIMARY KEY (position),
  CONSTRAINT events_stream_version UNIQUE (stream, version),
  CONSTRAINT events_command_step UNIQUE (command_id, command_step)
);

COMMENT ON TABLE galley.events IS
  'The record: appended to by galley.append, changed by nobody.';

GRANT SELECT ON galley.events, galley.positions
  TO galley_projector, galley_editor, galley_admin, galley_auditor;
