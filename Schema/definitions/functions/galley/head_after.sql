-- The head after one more step. A save, a withdrawal or a request for changes cancels the
-- submission and the approval. An article that is killed stays killed.
--
-- `restored` has the contributors to the revision that a save restores.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.head_after(
  head galley.heads, step text, revision numeric, digest text, actor text, restored jsonb
) RETURNS galley.heads
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
  head.version := head.version + 1;
  IF step = 'save' OR step = 'import' THEN
    head.revision := revision;
    head.digest := digest;
    head.contributors := CASE WHEN head.published THEN '{}' ELSE head.contributors END
      || coalesce(restored, '{}') || jsonb_build_object(actor, true);
    head.published := false;
  ELSIF step = 'publish' OR step = 'imported' THEN
    head.published := true;
  ELSIF step = 'submit' THEN
    head.submitter := actor;
  ELSIF step = 'kill' OR step = 'spike' AND head.closed_by IS NULL THEN
    head.closed_by := step;
  ELSIF step = 'unspike' AND head.closed_by = 'spike' THEN
    head.closed_by := NULL;
  END IF;
  IF step NOT IN ('publish', 'schedule', 'spike', 'unspike', 'kill') THEN
    head.step := step;
    head.step_digest := digest;
  END IF;
  RETURN head;
END
$$;

REVOKE ALL ON FUNCTION galley.head_after FROM PUBLIC;
