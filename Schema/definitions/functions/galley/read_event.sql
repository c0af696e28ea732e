-- Reads an event and checks its form: `problem` says what is wrong with it. galley.check_events
-- calls it for all events of several commands, and galley.append for each event of one command.
--
-- `command` is the number of the event's command in its call, and `before` has the types of the
-- command's events before it.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.read_event(
  actor_role text,
  category text,
  before text[],
  command integer,
  id uuid,
  type text,
  schema_version smallint,
  payload text
) RETURNS SETOF galley.checked_event
LANGUAGE sql STABLE
AS $$
  SELECT read_event.command, read_event.id, read_event.type, read_event.schema_version, j.body, t.step,
    coalesce(galley.revision_named(j.payload, 'revision'),
      CASE WHEN t.step IN ('save', 'import') AND NOT j.payload ? 'revision' THEN 1 END),
    j.payload ->> 'digest',
    CASE WHEN t.step = 'save' THEN galley.revision_named(j.payload, 'restoredFrom') END,
    CASE WHEN t.step IN ('save', 'import') THEN
      encode(sha256(convert_to((j.body -> 'content')::text, 'UTF8')), 'hex') END,
    CASE WHEN cardinality(t.claims) > 0 THEN galley.names_in(j.payload, t.claims) END,
    CASE WHEN cardinality(t.texts) > 0 THEN galley.keys_in(j.payload, t.texts, true) END,
    CASE
      WHEN (
        t.recorded_by = actor_role OR t.recorded_by = 'editor' AND actor_role = 'admin'
        OR actor_role = 'editor' AND t.follows && before
      ) IS NOT TRUE THEN 'forbidden'
      WHEN (substr(read_event.id::text, 15, 1) = '7') IS NOT TRUE THEN 'id'
      WHEN (read_event.schema_version > 0) IS NOT TRUE THEN 'schema version'
      WHEN octet_length(read_event.payload) > 1000000 THEN 'size'
      WHEN jsonb_typeof(j.payload) IS DISTINCT FROM 'object' THEN 'object'
      WHEN (
        SELECT count(DISTINCT k.key) <> count(*)
        FROM (SELECT json_object_keys(j.body) OFFSET 0) AS k(key)
      ) THEN 'keys'
      WHEN NOT j.payload ?& t.claims THEN 'name'
    END,
    CASE WHEN cardinality(t.pictures) > 0 THEN galley.keys_in(j.payload, t.pictures, false) END
  FROM (
    -- The cast to jsonb refuses NUL and half of a surrogate pair.
    SELECT CASE WHEN octet_length(read_event.payload) <= 1000000 THEN read_event.payload::jsonb END,
      CASE WHEN octet_length(read_event.payload) <= 1000000 THEN read_event.payload::json END
    OFFSET 0
  ) AS j(payload, body)
  LEFT JOIN galley.event_types t ON t.type = read_event.type AND t.category = read_event.category
$$;

REVOKE ALL ON FUNCTION galley.read_event FROM PUBLIC;
