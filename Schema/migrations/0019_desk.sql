-- The web desk: its own login, and the sessions of the people who signed in there.
--
-- galley_desk reads for everybody after it has checked a session, and keeps the sessions. It is no
-- person, so the log refuses its events. It has no password; the server's administrator gives it a
-- way to log in.
--
-- digest of the definitions: 20197a224e9d995ee29b91233df87b22e5fd7474fc652ca903a5be371b87548b
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'galley_desk') THEN
    BEGIN
      CREATE ROLE galley_desk LOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;  -- another newsroom's migration created it at this moment
    END;
  END IF;
END
$$;
GRANT :"member" TO galley_desk;

SET LOCAL ROLE galley_owner;

CREATE TABLE galley.desk_sessions (
  id bytea NOT NULL CHECK (length(id) = 16),
  login text NOT NULL,
  -- the person's password, encrypted with a key that only the person's browser has
  sealed bytea NOT NULL,
  -- the browser and its address, so that the person recognizes the session
  agent text NOT NULL CHECK (length(agent) <= 300),
  address text NOT NULL CHECK (length(address) <= 60),
  began_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  used_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT desk_sessions_id PRIMARY KEY (id),
  CONSTRAINT desk_sessions_person FOREIGN KEY (login) REFERENCES galley.people
);
CREATE INDEX desk_sessions_login ON galley.desk_sessions (login);

COMMENT ON TABLE galley.desk_sessions IS
  'Who signed in to the web desk. Nobody but galley_desk reads it.';

GRANT SELECT, INSERT, UPDATE, DELETE ON galley.desk_sessions TO galley_desk;
