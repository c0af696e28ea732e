-- What galley.append knows of each stream: where its text stands. Without it, an append would read
-- the stream's events.
--
-- A head follows from the log. When one is missing or has another version than its stream, the next
-- append computes it from the events.
SET LOCAL ROLE galley_owner;

CREATE TABLE galley.heads (
  stream uuid NOT NULL,
  version integer NOT NULL,
  -- of the text that was saved last; 0 when there is none
  revision numeric NOT NULL,
  digest text,
  -- the last step in the publication of the text (save, submit, withdraw or approve; import or
  -- imported within the command that imports), and the digest of the text at that step
  step text,
  step_digest text,
  submitter text,
  -- the names of the contributors to the current text: who saved it, or an earlier revision since
  -- the last published one, or a revision that one of these restores
  contributors jsonb NOT NULL,
  -- whether the current text has been published; the next one then starts without contributors
  published boolean NOT NULL,
  CONSTRAINT heads_stream PRIMARY KEY (stream)
) WITH (fillfactor = 80);

COMMENT ON TABLE galley.heads IS 'What galley.append knows of each stream; it follows from the log.';
