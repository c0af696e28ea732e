-- What the projector knows about its builds of the read models. Only galley_projector writes here.
-- Members may read every table in this schema: 0001 sets the default.
SET LOCAL ROLE galley_projector;

CREATE TABLE read.builds (
  projection text NOT NULL,
  build integer NOT NULL,
  -- of the projection's code
  version integer NOT NULL,
  -- A scratch build is folded to compare with, or as of a past position; it never becomes live.
  status text NOT NULL CHECK (status IN ('building', 'live', 'former', 'scratch')),
  -- the last position that has been applied
  checkpoint bigint NOT NULL,
  -- how many events have been applied
  events bigint NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  live_since timestamptz,
  last_used_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- events a second as of rate_at: an average over the last minute, weighted towards its end
  rate double precision NOT NULL DEFAULT 0,
  rate_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT builds_build PRIMARY KEY (projection, build)
);
CREATE UNIQUE INDEX builds_live ON read.builds (projection) WHERE status = 'live';

-- The ledger: for each page of 4096 positions, how many events have been applied, and the exclusive
-- or of the last eight bytes of their ids. It is committed with the checkpoint, and shows afterwards
-- whether an event was skipped or applied twice, and where.
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

-- The streams in which a build has stopped, each at the first event that it could not apply. That
-- event and the stream's later ones wait; the rest of the log goes on.
CREATE TABLE read.quarantine (
  projection text NOT NULL,
  build integer NOT NULL,
  stream uuid NOT NULL,
  -- of the event that could not be applied: its place in the log and in its stream
  position bigint NOT NULL,
  version integer NOT NULL,
  error text NOT NULL,
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT quarantine_stream PRIMARY KEY (projection, build, stream),
  CONSTRAINT quarantine_build FOREIGN KEY (projection, build)
    REFERENCES read.builds ON DELETE CASCADE
);

-- The text index of the read model `search`. A vector follows from the digest of a content and from
-- the configuration, not from events: all builds share it, and no rebuild computes it again.
CREATE TABLE read.search_vectors (
  digest bytea NOT NULL,
  configuration text NOT NULL,
  -- the text whose words are in the vector; null when it was erased
  manuscript bytea,
  -- weights: headline A, standfirst B, body C
  vector tsvector NOT NULL,
  CONSTRAINT search_vectors_digest PRIMARY KEY (digest, configuration)
);
CREATE INDEX search_vectors_vector ON read.search_vectors USING gin (vector);
CREATE INDEX search_vectors_manuscript ON read.search_vectors (manuscript);
-- No query is planned by statistics of vectors, and to gather them would read every vector.
ALTER TABLE read.search_vectors ALTER COLUMN vector SET STATISTICS 0;
