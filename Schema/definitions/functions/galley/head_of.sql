-- Computes the head of a stream from its events. If `through` is given, returns the head as of that
-- revision.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.head_of(
  stream uuid, through numeric DEFAULT NULL
) RETURNS galley.heads
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_variable
DECLARE
  head galley.heads := galley.empty_head(stream);
  -- The contributors to each revision.
  contributors jsonb := '{}';
  event record;
  number numeric;
BEGIN
  FOR event IN
    SELECT e.version, e.actor, t.step, CASE WHEN t.step IS NOT NULL THEN e.payload::jsonb END AS payload
    FROM galley.events e LEFT JOIN galley.event_types t ON t.type = e.type
    WHERE e.stream = head_of.stream ORDER BY e.version
  LOOP
    IF event.step IS NOT NULL THEN
      number := coalesce(galley.revision_named(event.payload, 'revision'), head.revision + 1);
      head := galley.head_after(
        head, event.step, number, event.payload ->> 'digest', event.actor,
        contributors -> galley.revision_named(event.payload, 'restoredFrom')::text);
      IF event.step = 'save' OR event.step = 'import' THEN
        contributors := jsonb_set(contributors, ARRAY[number::text], head.contributors);
        EXIT WHEN number = through;
      END IF;
    END IF;
    head.version := event.version;
  END LOOP;
  RETURN galley.head_settled(head);
END
$$;

REVOKE ALL ON FUNCTION galley.head_of FROM PUBLIC;
