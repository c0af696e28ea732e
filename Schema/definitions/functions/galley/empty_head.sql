-- The head of a stream without events.
--
-- Only galley.append and galley.record use this function, the other functions of heads and
-- galley.read_event. They run under the search_path that their caller sets. Setting the path in each
-- of them would cost as much as their work.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.empty_head(stream uuid) RETURNS galley.heads
LANGUAGE sql IMMUTABLE
RETURN ROW(stream, 0, 0, NULL, NULL, NULL, NULL, '{}', false, NULL)::galley.heads;

REVOKE ALL ON FUNCTION galley.empty_head FROM PUBLIC;
