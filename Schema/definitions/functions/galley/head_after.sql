-- The head after one more event. A save, a withdrawal or a request for changes cancels the
-- submission and the approval. An article that is killed stays killed. An event that is no step in
-- the publication of a text (`step` is null) changes the version only.
--
-- `restored` has the contributors to the revision that a save restores.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.head_after(
  head galley.heads, step text, revision numeric, digest text, actor text, restored jsonb
) RETURNS galley.heads
LANGUAGE sql STABLE
RETURN ROW(
  head.stream,
  head.version + 1,
  CASE WHEN step IN ('save', 'import') THEN revision ELSE head.revision END,
  CASE WHEN step IN ('save', 'import') THEN digest ELSE head.digest END,
  CASE WHEN step NOT IN ('publish', 'schedule', 'spike', 'unspike', 'kill')
    THEN step ELSE head.step END,
  CASE WHEN step NOT IN ('publish', 'schedule', 'spike', 'unspike', 'kill')
    THEN digest ELSE head.step_digest END,
  CASE WHEN step = 'submit' THEN actor ELSE head.submitter END,
  CASE WHEN step IN ('save', 'import') THEN
    CASE WHEN head.published THEN '{}' ELSE head.contributors END
      || coalesce(restored, '{}') || jsonb_build_object(actor, true)
    ELSE head.contributors END,
  CASE WHEN step IN ('save', 'import') THEN false
    WHEN step IN ('publish', 'imported') THEN true
    ELSE head.published END,
  CASE WHEN step = 'kill' OR step = 'spike' AND head.closed_by IS NULL THEN step
    WHEN step = 'unspike' AND head.closed_by = 'spike' THEN NULL
    ELSE head.closed_by END)::galley.heads;

REVOKE ALL ON FUNCTION galley.head_after FROM PUBLIC;
