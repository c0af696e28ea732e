-- What a build knows of its own making: the events that it has applied, and the streams in which one
-- could not be.
SET LOCAL ROLE galley_projector;

-- 'scratch' is folded to compare with, or as of a position of the past; it never serves as live.
ALTER TABLE read.builds DROP CONSTRAINT builds_status_check;
ALTER TABLE read.builds ADD CONSTRAINT builds_status_check
  CHECK (status IN ('building', 'live', 'former', 'scratch'));
ALTER TABLE read.builds ADD COLUMN last_used_at timestamptz NOT NULL DEFAULT clock_timestamp();

-- The ledger: of each 4096 positions, how many events have been applied, and the exclusive or of
-- what identifies them (the last eight bytes of the event id). Kept with the checkpoint, it shows
-- afterwards whether an event was left out or applied twice, and where.
CREATE TABLE read.ledger (
  projection text NOT NULL,
  build integer NOT NULL,
  -- position / 4096
  page bigint NOT NULL,
  events integer NOT NULL,
  digest bigint NOT NULL,
  CONSTRAINT ledger_page PRIMARY KEY (projection, build, page),
  CONSTRAINT ledger_build FOREIGN KEY (projection, build) REFERENCES read.builds ON DELETE CASCADE
);

INSERT INTO read.ledger (projection, build, page, events, digest)
  SELECT b.projection, b.build, e.position >> 12, count(*),
    bit_xor(('x' || translate(right(e.event_id::text, 17), '-', ''))::bit(64)::bigint)
  FROM read.builds b JOIN galley.events e ON e.position <= b.checkpoint
  WHERE b.status IN ('live', 'former')
  GROUP BY b.projection, b.build, e.position >> 12;

-- The streams that a build has stopped in, each at the first event that could not be applied; it and
-- the stream's later ones wait. The rest of the log goes on.
CREATE TABLE read.quarantine (
  projection text NOT NULL,
  build integer NOT NULL,
  stream uuid NOT NULL,
  -- of the event that could not be applied, in the log and in its stream
  position bigint NOT NULL,
  version integer NOT NULL,
  error text NOT NULL,
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT quarantine_stream PRIMARY KEY (projection, build, stream),
  CONSTRAINT quarantine_build FOREIGN KEY (projection, build)
    REFERENCES read.builds ON DELETE CASCADE
);

GRANT SELECT ON read.ledger, read.quarantine TO galley_editor, galley_admin, galley_auditor;
