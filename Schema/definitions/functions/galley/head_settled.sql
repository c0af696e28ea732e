-- The head after a command: an import ends with the command that it came in.
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
