-- Records several commands of one person, each in a different stream, in one transaction. For each
-- command, returns one row for each of its events, or one row with its refusal. The refusal of a
-- command does not affect the other commands. galley.append lists the checks and the refusals.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.append_each(
  caller text,
  category text,
  streams uuid[],
  expected_versions integer[],
  command_ids uuid[],
  requests bytea[],
  correlation_ids uuid[],
  causation_ids uuid[],
  commands integer[],
  event_ids uuid[],
  types text[],
  schema_versions smallint[],
  payloads text[],
  text_commands integer[],
  text_keys bytea[],
  text_salts bytea[],
  text_bodies text[]
) RETURNS TABLE (
  command integer, "position" bigint, version integer, recorded_at timestamptz,
  refusal text, message text, column_name text, constraint_name text, hint text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET jit = off
-- A plan that was made while a table was small would read all of it once it has grown.
SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  -- The numbers of the commands that still have to be recorded; null for all commands of the call.
  pending integer[];
  tried integer[];
  is_each_alone boolean := false;
BEGIN
  IF coalesce(cardinality(append_each.streams), 0) = 0 THEN
    RETURN;
  END IF;
  LOOP
    tried := CASE WHEN is_each_alone THEN pending[1:1] ELSE pending END;
    BEGIN
      -- Nothing has been refused yet: pass on the arguments unchanged.
      IF tried IS NULL THEN
        RETURN QUERY
          SELECT r.command, r.position, r.version, r.recorded_at,
            NULL::text, NULL::text, NULL::text, NULL::text, NULL::text
          FROM galley.record(
            append_each.caller, append_each.category, append_each.streams,
            append_each.expected_versions, append_each.command_ids, append_each.requests,
            append_each.correlation_ids, append_each.causation_ids, append_each.commands,
            append_each.event_ids, append_each.types, append_each.schema_versions,
            append_each.payloads, append_each.text_commands, append_each.text_keys,
            append_each.text_salts, append_each.text_bodies) AS r;
        RETURN;
      END IF;
      RETURN QUERY
        SELECT tried[r.command], r.position, r.version, r.recorded_at,
          NULL::text, NULL::text, NULL::text, NULL::text, NULL::text
        FROM (
          SELECT array_agg(c.stream ORDER BY c.place) AS streams,
            array_agg(c.expected ORDER BY c.place) AS expected,
            array_agg(c.id ORDER BY c.place) AS ids,
            array_agg(c.request ORDER BY c.place) AS requests,
            array_agg(c.correlation ORDER BY c.place) AS correlations,
            array_agg(c.causation ORDER BY c.place) AS causations
          FROM unnest(append_each.streams, append_each.expected_versions, append_each.command_ids,
              append_each.requests, append_each.correlation_ids, append_each.causation_ids)
            WITH ORDINALITY AS c(stream, expected, id, request, correlation, causation, place)
          WHERE c.place = ANY (tried)
        ) AS c,
        (
          SELECT array_agg(array_position(tried, n.command) ORDER BY n.place) AS commands,
            array_agg(n.id ORDER BY n.place) AS ids, array_agg(n.type ORDER BY n.place) AS types,
            array_agg(n.schema_version ORDER BY n.place) AS schema_versions,
            array_agg(n.payload ORDER BY n.place) AS payloads
          FROM unnest(append_each.commands, append_each.event_ids, append_each.types,
              append_each.schema_versions, append_each.payloads)
            WITH ORDINALITY AS n(command, id, type, schema_version, payload, place)
          WHERE n.command = ANY (tried)
        ) AS n,
        (
          SELECT array_agg(array_position(tried, t.command) ORDER BY t.place) AS commands,
            array_agg(t.key ORDER BY t.place) AS keys, array_agg(t.salt ORDER BY t.place) AS salts,
            array_agg(t.body ORDER BY t.place) AS bodies
          FROM unnest(append_each.text_commands, append_each.text_keys, append_each.text_salts,
              append_each.text_bodies)
            WITH ORDINALITY AS t(command, key, salt, body, place)
          WHERE t.command = ANY (tried)
        ) AS t,
        LATERAL galley.record(
          append_each.caller, append_each.category, c.streams, c.expected, c.ids, c.requests,
          c.correlations, c.causations, n.commands, n.ids, n.types, n.schema_versions, n.payloads,
          t.commands, t.keys, t.salts, t.bodies) AS r;
      pending := pending[cardinality(tried) + 1:];
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS refusal = RETURNED_SQLSTATE, message = MESSAGE_TEXT,
        column_name = COLUMN_NAME, constraint_name = CONSTRAINT_NAME,
        hint = PG_EXCEPTION_HINT;
      pending := coalesce(
        pending, ARRAY(SELECT generate_series(1, cardinality(append_each.streams))));
      tried := coalesce(tried, pending);
      IF cardinality(tried) > 1 AND (
        refusal = galley.error_code('already recorded') OR constraint_name !~ '^[0-9]+$'
        OR refusal = galley.error_code('name taken') AND hint = ANY (append_each.streams::text[]))
      THEN
        -- The refusal names no command, or a command that is recorded already, or a name that another
        -- command of the call claims, which may be refused itself. Record the remaining commands one
        -- at a time. Each keeps its locks, so that another such call in another order may end with a
        -- deadlock, which PostgreSQL reports to one of them.
        is_each_alone := true;
      ELSE
        command := CASE cardinality(tried) WHEN 1 THEN tried[1] ELSE tried[constraint_name::integer] END;
        RETURN NEXT;
        pending := array_remove(pending, command);
      END IF;
    END;
    EXIT WHEN cardinality(pending) = 0;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION galley.append_each FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.append_each TO :"member";
