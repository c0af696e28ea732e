-- The head at the end of a command. An import ends with its command: its text then counts as saved,
-- or as approved if its publication was imported too.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.head_settled(head galley.heads) RETURNS galley.heads
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
  head.step := CASE head.step
    WHEN 'import' THEN 'save' WHEN 'imported' THEN 'approve' ELSE head.step END;
  RETURN head;
END
$$;

REVOKE ALL ON FUNCTION galley.head_settled FROM PUBLIC;
