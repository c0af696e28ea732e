-- The API's tokens: each lets a program act for a person.
--
-- digest of the definitions: afeaae26c23828747c1117f6ccc9ed57f807afb3816caee6180068e9c166ea38
SET LOCAL ROLE galley_owner;

CREATE TABLE galley.desk_tokens (
  id bytea NOT NULL CHECK (length(id) = 16),
  login text NOT NULL,
  -- what the person calls it
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 100),
  scope text NOT NULL CHECK (scope IN ('read', 'write', 'admin')),
  -- the person's password, encrypted with a key that only the token has
  sealed bytea NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  -- null until it is used
  used_at timestamptz,
  CONSTRAINT desk_tokens_id PRIMARY KEY (id),
  CONSTRAINT desk_tokens_person FOREIGN KEY (login) REFERENCES galley.people,
  CONSTRAINT desk_tokens_expiry CHECK (expires_at <= made_at + interval '366 days')
);
CREATE INDEX desk_tokens_login ON galley.desk_tokens (login);

COMMENT ON TABLE galley.desk_tokens IS
  'The tokens with which programs use the API. Nobody but galley_desk reads it.';

GRANT SELECT, INSERT, UPDATE, DELETE ON galley.desk_tokens TO galley_desk;
