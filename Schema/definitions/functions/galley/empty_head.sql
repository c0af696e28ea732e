-- The head of a stream without events.
--
-- Only galley.record uses this function, the other functions of heads and galley.check_events. They
-- run under the search_path that the caller of galley.record sets. Setting the path in each of them
-- would cost as much as their work.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.empty_head(stream uuid) RETURNS galley.heads
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
  head galley.heads;
BEGIN
  head.stream := stream;
  head.version := 0;
  head.revision := 0;
  head.contributors := '{}';
  head.published := false;
  RETURN head;
END
$$;

REVOKE ALL ON FUNCTION galley.empty_head FROM PUBLIC;
