-- The head at the end of a command. An import ends with its command: its text then counts as saved,
-- or as approved if its publication was imported too.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.head_settled(head galley.heads) RETURNS galley.heads
LANGUAGE sql IMMUTABLE
RETURN ROW(
  head.stream, head.version, head.revision, head.digest,
  CASE head.step WHEN 'import' THEN 'save' WHEN 'imported' THEN 'approve' ELSE head.step END,
  head.step_digest, head.submitter, head.contributors, head.published, head.closed_by)::galley.heads;

REVOKE ALL ON FUNCTION galley.head_settled FROM PUBLIC;
