-- Where the read models live. Each build of one has a schema of its own; `read` holds the views
-- that queries go through, and the book of builds. All of it is galley_projector's: nobody else
-- writes a row of a read model.
CREATE SCHEMA read AUTHORIZATION galley_projector;
SET LOCAL ROLE galley_projector;

CREATE TABLE read.builds (
  projection text NOT NULL,
  build integer NOT NULL,
  -- of the projection's code
  version integer NOT NULL,
  status text NOT NULL CHECK (status IN ('building', 'live', 'former')),
  -- the position that has been applied
  checkpoint bigint NOT NULL,
  -- how many events have been
  events bigint NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  live_since timestamptz,
  CONSTRAINT builds_build PRIMARY KEY (projection, build)
);
CREATE UNIQUE INDEX builds_live ON read.builds (projection) WHERE status = 'live';

GRANT USAGE ON SCHEMA read TO galley_editor, galley_admin, galley_auditor;
GRANT SELECT ON read.builds TO galley_editor, galley_admin, galley_auditor;
