-- The log, and what may be recorded in it.
--
-- Positions come from a sequence without a cache: galley.append and galley.watermark rely on the
-- sequence's last value being the last position that any writer has taken.
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
  -- json, not jsonb: it keeps the exact bytes.
  payload json NOT NULL,
  actor text NOT NULL,
  command_id uuid NOT NULL,
  command_step smallint NOT NULL,
  correlation_id uuid NOT NULL,
  causation_id uuid,
  recorded_at timestamptz NOT NULL,
  request bytea CHECK (length(request) = 32),
  CONSTRAINT events_position PRIMARY KEY (position),
  CONSTRAINT events_stream_version UNIQUE (stream, version),
  CONSTRAINT events_command_step UNIQUE (command_id, command_step)
);
-- Small: it finds the texts that were erased from a stream.
CREATE INDEX events_erasures ON galley.events (stream) WHERE type = 'TextErased';

COMMENT ON TABLE galley.events IS 'The log. galley.append adds rows; nobody changes them.';
COMMENT ON COLUMN galley.events.request IS
  'The SHA-256 of the command that recorded the event, with the command''s first event. Null in an event that came from an export of a program that did not store it.';

-- definitions/event_types.sql fills it.
CREATE TABLE galley.event_types (
  type text NOT NULL,
  category text NOT NULL,
  recorded_by text NOT NULL CHECK (recorded_by IN ('editor', 'admin', 'desk')),
  claims text[] NOT NULL,
  texts jsonpath[] NOT NULL,
  pictures jsonpath[] NOT NULL,
  step text CHECK (
    step IN ('save', 'submit', 'withdraw', 'approve', 'schedule', 'publish', 'import', 'imported')),
  CONSTRAINT event_types_type PRIMARY KEY (type)
);

COMMENT ON COLUMN galley.event_types.recorded_by IS
  'An admin may record what an editor may. Only the desk itself, such as the program that receives readers'' replies, records what is the desk''s.';
COMMENT ON COLUMN galley.event_types.claims IS
  'The fields of the payload whose values are names that only one stream may ever hold.';
COMMENT ON COLUMN galley.event_types.texts IS
  'The paths in the payload to the keys of texts. Each path leads to at least one key.';
COMMENT ON COLUMN galley.event_types.pictures IS
  'The paths in the payload to the keys of pictures. A path may lead to none.';
COMMENT ON COLUMN galley.event_types.step IS
  'The step that the event is in the publication of a text; null when it is none.';

GRANT SELECT ON galley.events, galley.positions, galley.event_types TO galley_projector, :"member";

-- An event on its way into the log, as galley.check_events has read it.
CREATE TYPE galley.checked_event AS (
  -- the place of its command among those of the call, from 1
  command integer,
  id uuid,
  type text,
  schema_version smallint,
  body json,
  step text,
  -- what its payload names: a revision, the digest of a text, the revision that a text restores
  revision numeric,
  digest text,
  restored numeric,
  -- the SHA-256 of its content, in hexadecimal digits
  content_digest text,
  names text[],
  -- the keys of the texts that it cites; null in place of a key that is none
  cited bytea[],
  -- why it may not be recorded
  problem text
);
