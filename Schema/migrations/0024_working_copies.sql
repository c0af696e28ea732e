-- What people typed in the web desk and have not saved as a revision.
--
-- digest of the definitions: e22bc1b81029412b70db5576889615ec0837db730c05859118ae7f9ae838d1fe
SET LOCAL ROLE galley_owner;

CREATE TABLE galley.working_copies (
  login text NOT NULL,
  -- the form in which it was typed
  form uuid NOT NULL,
  -- null for an article that is not drafted yet
  article uuid,
  -- counts the saves of the form; an earlier one never replaces a later one
  number bigint NOT NULL CHECK (number > 0),
  -- what the fields have, as JSON; null once it is a revision or was discarded, so that a save that
  -- arrives late is ignored
  fields text CHECK (octet_length(fields) <= 33554432),
  saved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT working_copies_form PRIMARY KEY (login, form),
  CONSTRAINT working_copies_person FOREIGN KEY (login) REFERENCES galley.people
);
CREATE INDEX working_copies_article ON galley.working_copies (article);

COMMENT ON TABLE galley.working_copies IS
  'Texts that are no revisions. Nobody but galley_desk reads them, and no export contains them.';

-- The planner's statistics are samples of what a column holds. None of a text is to be kept there.
ALTER TABLE galley.working_copies ALTER COLUMN fields SET STATISTICS 0;

GRANT SELECT, INSERT, UPDATE, DELETE ON galley.working_copies TO galley_desk;
