-- Reads the events of a call and checks their form. This is part of the first step of
-- galley.record. galley.append lists the refusals. All parts of an event stay in one row, so that
-- they cannot be combined with parts of another event.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.check_events(
  actor_role text,
  category text,
  commands integer[],
  event_ids uuid[],
  types text[],
  schema_versions smallint[],
  payloads text[]
) RETURNS galley.checked_event[]
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_column
DECLARE
  events galley.checked_event[];
  event galley.checked_event;
  is_any_forbidden boolean;
  is_any_wrong boolean;
  are_in_order boolean;
  are_ids_distinct boolean;
BEGIN
  IF coalesce(cardinality(event_ids), 0) = 0
    OR cardinality(commands) IS DISTINCT FROM cardinality(event_ids)
    OR cardinality(types) IS DISTINCT FROM cardinality(event_ids)
    OR cardinality(schema_versions) IS DISTINCT FROM cardinality(event_ids)
    OR cardinality(payloads) IS DISTINCT FROM cardinality(event_ids)
  THEN
    RAISE EXCEPTION 'an append needs a stream, a command, at least one event, and as many of each part'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  SELECT array_agg(f.event ORDER BY f.place), bool_or((f.event).problem = 'forbidden'),
      bool_or((f.event).problem IS NOT NULL), bool_and(f.is_in_order),
      count(DISTINCT (f.event).id) = count(*)
    INTO events, is_any_forbidden, is_any_wrong, are_in_order, are_ids_distinct
    FROM (
      SELECT n.place,
        (CASE n.place WHEN 1 THEN n.command = 1 ELSE n.command - commands[n.place - 1] IN (0, 1) END)
          IS TRUE AS is_in_order,
        e AS event
      FROM (
        SELECT n.*, (
            SELECT array_agg(c.type) FROM unnest(commands, types) WITH ORDINALITY AS c(command, type, place)
            WHERE c.command = n.command AND c.place < n.place
          ) AS before
        FROM unnest(commands, event_ids, types, schema_versions, payloads)
          WITH ORDINALITY AS n(command, id, type, schema_version, payload, place)
      ) AS n
      CROSS JOIN LATERAL galley.read_event(
        actor_role, check_events.category, n.before, n.command, n.id, n.type, n.schema_version,
        n.payload) AS e
    ) AS f;
  IF is_any_forbidden THEN
    FOREACH event IN ARRAY events LOOP
      IF event.problem = 'forbidden' THEN
        RAISE EXCEPTION '% may not record %',
          CASE actor_role WHEN 'desk' THEN 'the web desk' ELSE 'an ' || actor_role END, event.type
          USING ERRCODE = 'insufficient_privilege', COLUMN = coalesce(event.type, ''),
            CONSTRAINT = event.command;
      END IF;
    END LOOP;
  END IF;
  IF NOT are_in_order THEN
    RAISE EXCEPTION 'each command of a call needs its own stream, and its events in order'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF is_any_wrong THEN
    FOREACH event IN ARRAY events LOOP
      CONTINUE WHEN event.problem IS NULL;
      IF event.problem = 'size' THEN
        RAISE EXCEPTION 'a payload has at most 1000000 bytes'
          USING ERRCODE = 'program_limit_exceeded', CONSTRAINT = event.command;
      END IF;
      RAISE EXCEPTION '%', CASE event.problem
        WHEN 'id' THEN 'the ids of events are different UUIDs of version 7'
        WHEN 'schema version' THEN 'schema versions begin with 1'
        WHEN 'object' THEN 'a payload is a JSON object'
        WHEN 'name' THEN 'an event that claims a name must have it in its payload'
        ELSE 'a payload has each key once' END
        USING ERRCODE = 'invalid_parameter_value', CONSTRAINT = event.command;
    END LOOP;
  END IF;
  IF NOT are_ids_distinct THEN
    RAISE EXCEPTION 'the ids of events are different UUIDs of version 7'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  RETURN events;
END
$$;

REVOKE ALL ON FUNCTION galley.check_events FROM PUBLIC;
