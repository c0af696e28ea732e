-- Manuscripts and notes. An event carries the key of a text, so that a text can be erased while the
-- log and its proofs stay intact.
SET LOCAL ROLE galley_owner;

CREATE TABLE galley.texts (
  key bytea NOT NULL,
  stream uuid NOT NULL,
  salt bytea NOT NULL CHECK (length(salt) = 16),
  body text NOT NULL,
  CONSTRAINT texts_key PRIMARY KEY (key),
  CONSTRAINT texts_key_is_digest CHECK (key = sha256(salt || convert_to(body, 'UTF8')))
);
CREATE INDEX texts_stream ON galley.texts (stream);

COMMENT ON COLUMN galley.texts.salt IS
  'All texts of a stream share one salt. It goes with the last of them; a key alone then confirms no guess.';

-- The planner's statistics are samples of what a column holds. None of a text is to be kept there.
ALTER TABLE galley.texts ALTER COLUMN body SET STATISTICS 0;

-- lz4 costs less than the default compression, where the server has it.
DO $$
BEGIN
  IF EXISTS (
    SELECT FROM pg_settings
    WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals))
  THEN
    ALTER TABLE galley.texts ALTER COLUMN body SET COMPRESSION lz4;
  END IF;
END
$$;

GRANT SELECT ON galley.texts TO galley_projector, :"member";
