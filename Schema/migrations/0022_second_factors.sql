-- Second factors of people who sign in to the web desk: one-time codes of RFC 6238.
--
-- digest of the definitions: ec143a6bc712dfcb2971ba3f5d919123c321ca6558bdec8bb0cb747e08b48de4
SET LOCAL ROLE galley_owner;

-- A person sets up only their own; see galley.set_second_factor. The desk checks codes and keeps the
-- last step that was used.
CREATE TABLE galley.second_factors (
  login text NOT NULL,
  -- the secret, encrypted with a key that is not in the database
  sealed bytea NOT NULL CHECK (length(sealed) BETWEEN 41 AND 200),
  last_step bigint NOT NULL,
  enrolled_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT second_factors_login PRIMARY KEY (login),
  CONSTRAINT second_factors_person FOREIGN KEY (login) REFERENCES galley.people
);

-- Codes for a person who has lost the telephone. Each is deleted when it is used.
CREATE TABLE galley.recovery_codes (
  login text NOT NULL,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  CONSTRAINT recovery_codes_code PRIMARY KEY (login, digest),
  CONSTRAINT recovery_codes_factor FOREIGN KEY (login) REFERENCES galley.second_factors
    ON DELETE CASCADE
);

GRANT SELECT, UPDATE (last_step) ON galley.second_factors TO galley_desk;
GRANT SELECT, DELETE ON galley.recovery_codes TO galley_desk;

-- A session whose person has given the password and not yet the code. It opens no page.
ALTER TABLE galley.desk_sessions ADD COLUMN awaits_code boolean NOT NULL DEFAULT false;
