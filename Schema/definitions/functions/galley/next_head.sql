-- The head after one more event by `actor`.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.next_head(
  head galley.heads, event galley.checked_event, actor text
) RETURNS galley.heads
LANGUAGE sql STABLE
RETURN galley.head_after(
  head, event.step, event.revision, event.digest, actor,
  CASE WHEN event.restored IS NOT NULL
    THEN (galley.head_of(head.stream, event.restored)).contributors END);

REVOKE ALL ON FUNCTION galley.next_head FROM PUBLIC;
