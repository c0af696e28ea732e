-- The people of this newsroom and their roles. A login belongs to the server; a role belongs to the
-- newsroom, so that a person can be an admin here and an editor in another newsroom of the server.
SET LOCAL ROLE galley_owner;

CREATE TABLE galley.people (
  login text NOT NULL,
  role text NOT NULL CHECK (role IN ('editor', 'admin', 'auditor')),
  added_by text NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  disabled_at timestamptz,
  CONSTRAINT people_login PRIMARY KEY (login)
);

GRANT SELECT ON galley.people TO galley_projector, :"member";
