-- Why an event cannot be the next step of the stream's text: 'turn' or 'four eyes'; null if it can.
--
-- A save or an import must have the next revision and the digest of its content. An import must be
-- the first event of its stream. Every other step must have the current revision:
--   - A submission must be of the text that was saved, and that text must not be submitted already.
--   - An approval must be of the text that was submitted. The approver must not have contributed to
--     the text or submitted it.
--   - A schedule, a publication or a correction must be of the text that was approved.
--   - Nothing but a withdrawal is a step of an article that is spiked or killed.
--   - An imported publication or correction must follow the import of its text in the same command.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.step_refusal(
  head galley.heads, step text, revision numeric, digest text, content_digest text, actor text
) RETURNS text
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
  next numeric := head.revision;
BEGIN
  IF step IN ('spike', 'unspike', 'kill') THEN
    RETURN NULL;
  ELSIF head.closed_by IS NOT NULL AND step <> 'withdraw' THEN
    RETURN 'turn';
  END IF;
  IF step = 'save' OR step = 'import' THEN
    next := next + 1;
  END IF;
  IF revision IS DISTINCT FROM next THEN
    RETURN 'turn';
  ELSIF step = 'save' THEN
    RETURN CASE WHEN digest = content_digest THEN NULL ELSE 'turn' END;
  ELSIF step = 'withdraw' THEN
    RETURN NULL;
  ELSIF step = 'submit' THEN
    RETURN CASE
      WHEN head.step IN ('save', 'import', 'withdraw') AND digest = head.digest THEN NULL
      ELSE 'turn' END;
  ELSIF step = 'approve' THEN
    RETURN CASE
      WHEN (head.step IN ('submit', 'approve') AND head.step_digest = head.digest
        AND digest = head.digest) IS NOT TRUE THEN 'turn'
      WHEN head.submitter = actor OR head.contributors ? actor THEN 'four eyes' END;
  ELSIF step = 'import' THEN
    RETURN CASE WHEN digest = content_digest AND head.version = 0 THEN NULL ELSE 'turn' END;
  ELSIF step = 'imported' THEN
    RETURN CASE
      WHEN head.step IN ('import', 'imported') AND digest = head.digest THEN NULL ELSE 'turn' END;
  END IF;
  RETURN CASE WHEN head.step IN ('approve', 'imported') AND digest = head.step_digest
    THEN NULL ELSE 'turn' END;
END
$$;

REVOKE ALL ON FUNCTION galley.step_refusal FROM PUBLIC;
