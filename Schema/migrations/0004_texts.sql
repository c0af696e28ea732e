-- Manuscripts and notes, beside the log: an event carries a text's key, so that a text can be
-- erased by law while the log and what is proved of it stay whole.
SET LOCAL ROLE galley_owner;

CREATE TABLE galley.texts (
  key bytea NOT NULL,
  stream uuid NOT NULL,
  salt bytea NOT NULL CHECK (length(salt) = 16),
  body text NOT NULL,
  CONSTRAINT texts_key PRIMARY KEY (key),
  CONSTRAINT texts_key_is_digest CHECK (key = sha256(salt || convert_to(body, 'UTF8')))
);

COMMENT ON COLUMN galley.texts.salt IS
  'One a stream while it has texts; it goes with them, and leaves a key that says nothing.';

CREATE INDEX texts_stream ON galley.texts (stream);

CREATE TRIGGER texts_refuse_change
  BEFORE UPDATE OR TRUNCATE ON galley.texts
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_change();
ALTER TABLE galley.texts ENABLE ALWAYS TRIGGER texts_refuse_change;

GRANT SELECT ON galley.texts
  TO galley_projector, galley_editor, galley_admin, galley_auditor;
