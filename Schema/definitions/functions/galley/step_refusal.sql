-- Why an event cannot be the next step of the stream's text: 'turn', 'four eyes' or 'submitter';
-- null if it can.
--
-- A save or an import must have the next revision and the digest of its content. An import must be
-- the first event of its stream. Every other step must have the current revision:
--   - A submission must be of the text that was saved, and that text must not be submitted already.
--   - A withdrawal of a submission must come from its submitter, or from an admin.
--   - An approval must be of the text that was submitted. The approver must not have contributed to
--     the text or submitted it.
--   - A schedule, a publication or a correction must be of the text that was approved.
--   - Nothing but a withdrawal is a step of an article that is spiked or killed.
--   - An imported publication or correction must follow the import of its text in the same command.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.step_refusal(
  head galley.heads, event galley.checked_event, actor text, actor_role text
) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE
  WHEN event.step IS NULL OR event.step IN ('spike', 'unspike', 'kill') THEN NULL
  WHEN head.closed_by IS NOT NULL AND event.step <> 'withdraw' THEN 'turn'
  WHEN event.revision IS DISTINCT FROM
    head.revision + CASE WHEN event.step IN ('save', 'import') THEN 1 ELSE 0 END THEN 'turn'
  ELSE CASE event.step
    WHEN 'save' THEN
      CASE WHEN event.digest = event.content_digest THEN NULL ELSE 'turn' END
    WHEN 'withdraw' THEN
      CASE WHEN event.type = 'SubmissionWithdrawn' AND head.submitter <> actor
        AND actor_role <> 'admin' THEN 'submitter' END
    WHEN 'submit' THEN
      CASE WHEN head.step IN ('save', 'import', 'withdraw') AND event.digest = head.digest
        THEN NULL ELSE 'turn' END
    WHEN 'approve' THEN
      CASE WHEN (head.step IN ('submit', 'approve') AND head.step_digest = head.digest
          AND event.digest = head.digest) IS NOT TRUE THEN 'turn'
        WHEN head.submitter = actor OR head.contributors ? actor THEN 'four eyes' END
    WHEN 'import' THEN
      CASE WHEN event.digest = event.content_digest AND head.version = 0 THEN NULL ELSE 'turn' END
    WHEN 'imported' THEN
      CASE WHEN head.step IN ('import', 'imported') AND event.digest = head.digest
        THEN NULL ELSE 'turn' END
    ELSE
      CASE WHEN head.step IN ('approve', 'imported') AND event.digest = head.step_digest
        THEN NULL ELSE 'turn' END
  END
END;

REVOKE ALL ON FUNCTION galley.step_refusal FROM PUBLIC;
