-- Links with which people who have forgotten their password set a new one.
--
-- digest of the definitions: 3935b2f23525229dc22f83b997990dd50f6017affd002249728fbbb83ab764f5
SET LOCAL ROLE galley_owner;

-- The last link of each person that was made and not used. Nobody reads it but the functions of
-- the link; see galley.use_password_reset.
CREATE TABLE galley.password_resets (
  login text NOT NULL,
  -- the SHA-256 of the secret in the link
  digest bytea NOT NULL CHECK (length(digest) = 32),
  made_by text NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT password_resets_login PRIMARY KEY (login),
  CONSTRAINT password_resets_digest UNIQUE (digest),
  CONSTRAINT password_resets_person FOREIGN KEY (login) REFERENCES galley.people
);
