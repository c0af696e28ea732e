-- Pictures, which an event cites by their keys, as it cites texts.
--
-- digest of the definitions: f23177b192711359d45365efb67b7869bd94f3ef314057b7dc54d8ec341d2680
SET LOCAL ROLE galley_owner;

CREATE TABLE galley.pictures (
  key bytea NOT NULL,
  stream uuid NOT NULL,
  salt bytea NOT NULL CHECK (length(salt) = 16),
  body bytea NOT NULL,
  CONSTRAINT pictures_key PRIMARY KEY (key),
  CONSTRAINT pictures_key_is_digest CHECK (key = sha256(salt || body))
);
CREATE INDEX pictures_stream ON galley.pictures (stream);

COMMENT ON COLUMN galley.pictures.salt IS
  'That of the stream''s texts at the time.';
COMMENT ON COLUMN galley.pictures.body IS 'As it was given, with its metadata.';

-- A picture is compressed already.
ALTER TABLE galley.pictures ALTER COLUMN body SET STORAGE EXTERNAL;
-- The planner's statistics are samples of what a column holds. None of a picture is to be kept there.
ALTER TABLE galley.pictures ALTER COLUMN body SET STATISTICS 0;

GRANT SELECT ON galley.pictures TO galley_projector, :"member";

-- the keys of the pictures that it cites; null in place of a key that is none
ALTER TYPE galley.checked_event ADD ATTRIBUTE pictures bytea[];
