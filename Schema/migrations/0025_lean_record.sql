-- As before, with less to do for a call: a payload is read four times in place of six, a head of the
-- version that the writer knows is believed, and what is refused is told apart only where something
-- is refused.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.record(
  category text,
  streams uuid[],
  expected_versions integer[],
  command_ids uuid[],
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
) RETURNS TABLE (command integer, "position" bigint, version integer, recorded_at timestamptz)
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
DECLARE
  actor text := session_user;
  actor_role text := (SELECT r.role FROM galley.roles r WHERE r.login = session_user);
  -- Of each event: what is wrong with its form, and what it says.
  problems text[];
  bodies json[];
  steps text[];
  revisions numeric[];
  digests text[];
  contents text[];
  restored numeric[];
  claims text[];
  cites text[];
  -- The texts that are cited, and in which command.
  cited bytea[];
  cited_in integer[];
  is_any_forbidden boolean;
  is_forbidden boolean[];
  is_any_wrong boolean;
  are_in_order boolean;
  ids_differ boolean;
  -- How many are claimed, by a command each.
  names bigint;
  -- Of each command.
  heads galley.heads[];
  head galley.heads;
  known integer[];
  is_any_recorded boolean;
  is_any_stale boolean;
  commands_differ boolean;
  -- Of each event, its version.
  versions integer[] := '{}';
  taken record;
  place integer;
  number integer;
  problem text;
  kept bigint;
  recorded timestamptz;
BEGIN
  -- 1. May the caller record this, and has it its form?
  IF actor_role IS NULL THEN
    RAISE EXCEPTION '% is nobody of this newsroom', actor
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT array_agg(f.problem), array_agg(f.body), array_agg(f.step), array_agg(f.revision),
      array_agg(f.digest), array_agg(f.content), array_agg(f.restored), array_agg(f.claim),
      array_agg(f.cite), array_agg(f.cited) FILTER (WHERE f.cite IS NOT NULL),
      array_agg(f.command) FILTER (WHERE f.cite IS NOT NULL), array_agg(f.is_forbidden),
      bool_or(f.is_forbidden), bool_or(f.problem IS NOT NULL), bool_and(f.is_in_order),
      count(DISTINCT f.id) = count(*),
      count(DISTINCT (f.command, f.claim)) FILTER (WHERE f.claim IS NOT NULL)
    INTO problems, bodies, steps, revisions, digests, contents, restored, claims, cites, cited,
      cited_in, is_forbidden, is_any_forbidden, is_any_wrong, are_in_order, ids_differ, names
    FROM (
      SELECT n.id, n.command, j.body, e.step, j.payload ->> 'digest' AS digest,
        j.payload ->> e.claim AS claim, c.cite,
        CASE WHEN length(c.cite) = 64 AND translate(c.cite, '0123456789abcdef', '') = ''
          THEN decode(c.cite, 'hex') END AS cited,
        coalesce(galley.revision_named(j.payload, 'revision'),
          CASE WHEN e.step IN ('save', 'import') AND NOT j.payload ? 'revision' THEN 1 END) AS revision,
        CASE WHEN e.step IN ('save', 'import') THEN
          encode(sha256(convert_to((j.body -> 'content')::text, 'UTF8')), 'hex')
        END AS content,
        CASE WHEN e.step = 'save' THEN galley.revision_named(j.payload, 'restoredFrom') END AS restored,
        (actor_role = 'admin' AND e.type IS NOT NULL
          OR actor_role = 'editor' AND e.recorded_by = 'editor') IS NOT TRUE AS is_forbidden,
        (CASE n.place WHEN 1 THEN n.command = 1 ELSE n.command - commands[n.place - 1] IN (0, 1) END)
          IS TRUE AS is_in_order,
        CASE
          WHEN (substr(n.id::text, 15, 1) = '7') IS NOT TRUE THEN 'id'
          WHEN (n.schema_version > 0) IS NOT TRUE THEN 'schema version'
          WHEN octet_length(n.payload) > 1000000 THEN 'size'
          WHEN jsonb_typeof(j.payload) IS DISTINCT FROM 'object' THEN 'object'
          WHEN (
            SELECT count(DISTINCT k.key) <> count(*) FROM json_object_keys(j.body) AS k(key)
          ) THEN 'keys'
          WHEN e.claim IS NOT NULL AND NOT j.payload ? e.claim THEN 'name'
        END AS problem
      FROM unnest(commands, event_ids, types, schema_versions, payloads)
        WITH ORDINALITY AS n(command, id, type, schema_version, payload, place)
      -- What jsonb takes has no NUL and no half of a surrogate pair.
      CROSS JOIN LATERAL (
        SELECT CASE WHEN octet_length(n.payload) <= 1000000 THEN n.payload::jsonb END AS payload,
          CASE WHEN octet_length(n.payload) <= 1000000 THEN n.payload::json END AS body
        OFFSET 0
      ) AS j
      LEFT JOIN galley.event_types e ON e.type = n.type AND e.category = record.category
      CROSS JOIN LATERAL (
        SELECT CASE WHEN e.cites IS NOT NULL THEN coalesce(j.payload #>> e.cites, '') END AS cite
        OFFSET 0
      ) AS c
      ORDER BY n.place
    ) AS f;
  IF is_any_forbidden THEN
    place := array_position(is_forbidden, true);
    RAISE EXCEPTION 'an % may not record %', actor_role, types[place]
      USING ERRCODE = 'insufficient_privilege', COLUMN = types[place], CONSTRAINT = commands[place];
  END IF;
  IF coalesce(cardinality(event_ids), 0) = 0
    OR cardinality(commands) IS DISTINCT FROM cardinality(event_ids)
    OR cardinality(types) IS DISTINCT FROM cardinality(event_ids)
    OR cardinality(schema_versions) IS DISTINCT FROM cardinality(event_ids)
    OR cardinality(payloads) IS DISTINCT FROM cardinality(event_ids)
    OR coalesce(cardinality(streams), 0) = 0
    OR cardinality(expected_versions) IS DISTINCT FROM cardinality(streams)
    OR cardinality(command_ids) IS DISTINCT FROM cardinality(streams)
    OR cardinality(correlation_ids) IS DISTINCT FROM cardinality(streams)
    OR array_position(streams, NULL) IS NOT NULL
    OR array_position(command_ids, NULL) IS NOT NULL
    OR array_position(correlation_ids, NULL) IS NOT NULL
  THEN
    RAISE EXCEPTION 'an append has a stream, a command, at least one event, and as many of each part'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF NOT are_in_order OR commands[cardinality(commands)] <> cardinality(streams) THEN
    RAISE EXCEPTION 'the commands of a call are each of another stream, with its events in order'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF is_any_wrong THEN
    FOR place IN 1 .. cardinality(problems) LOOP
      problem := problems[place];
      CONTINUE WHEN problem IS NULL;
      IF problem = 'size' THEN
        RAISE EXCEPTION 'a payload has at most 1000000 bytes'
          USING ERRCODE = 'program_limit_exceeded', CONSTRAINT = commands[place];
      END IF;
      RAISE EXCEPTION '%', CASE problem
        WHEN 'id' THEN 'the ids of events are UUIDs of version 7, each another'
        WHEN 'schema version' THEN 'schema versions begin with 1'
        WHEN 'object' THEN 'a payload is a JSON object'
        WHEN 'name' THEN 'an event that claims a name says which'
        ELSE 'a payload has each key once' END
        USING ERRCODE = 'invalid_parameter_value', CONSTRAINT = commands[place];
    END LOOP;
  END IF;
  IF NOT ids_differ THEN
    RAISE EXCEPTION 'the ids of events are UUIDs of version 7, each another'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;

  -- 2. One writer a stream at a time; the next one sees what this one recorded.
  IF cardinality(streams) = 1 THEN
    PERFORM pg_advisory_xact_lock(103, hashtext(streams[1]::text));
  ELSE
    PERFORM pg_advisory_xact_lock(103, k.key)
      FROM (
        SELECT DISTINCT hashtext(s.stream::text) AS key FROM unnest(streams) AS s(stream) ORDER BY 1
      ) AS k;
  END IF;

  -- What the log says of the streams and of the commands. A head of the version that the writer
  -- knows is believed; of any other stream the events are asked.
  SELECT array_agg(c.head), array_agg(c.version), bool_or(c.is_recorded),
      bool_or(c.version IS DISTINCT FROM c.expected),
      count(DISTINCT c.stream) = count(*) AND count(DISTINCT c.id) = count(*)
    INTO heads, known, is_any_recorded, is_any_stale, commands_differ
    FROM (
      SELECT c.stream, c.expected, c.id, h.head,
        CASE WHEN (h.head).version = c.expected THEN c.expected ELSE (
          SELECT coalesce(max(e.version), 0) FROM galley.events e WHERE e.stream = c.stream
        ) END AS version,
        (
          SELECT e.position FROM galley.events e WHERE e.command_id = c.id LIMIT 1
        ) IS NOT NULL AS is_recorded
      FROM unnest(streams, expected_versions, command_ids)
        WITH ORDINALITY AS c(stream, expected, id, number)
      LEFT JOIN LATERAL (
        -- By the index of it, of each stream: the planner takes a new table for a small one.
        SELECT h AS head FROM galley.heads h WHERE h.stream = c.stream OFFSET 0
      ) AS h ON true
      ORDER BY c.number
    ) AS c;
  IF NOT commands_differ THEN
    RAISE EXCEPTION 'the commands of a call are each of another stream, with its events in order'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;

  -- 3. The same command again has the same answer. Among others it is told apart first: GA007.
  IF is_any_recorded THEN
    FOR taken IN
      SELECT c.id, c.number, bool_and(e.actor = session_user AND e.stream = c.stream) AS is_the_same
      FROM unnest(streams, command_ids) WITH ORDINALITY AS c(stream, id, number)
      JOIN galley.events e ON e.command_id = c.id
      GROUP BY c.id, c.number ORDER BY is_the_same, c.number
    LOOP
      IF NOT taken.is_the_same THEN
        RAISE EXCEPTION 'command id % belongs to another command', taken.id
          USING ERRCODE = 'GA003', CONSTRAINT = taken.number;
      ELSIF cardinality(streams) > 1 THEN
        RAISE EXCEPTION 'command id % is recorded already', taken.id
          USING ERRCODE = 'GA007', CONSTRAINT = taken.number;
      END IF;
    END LOOP;
    RETURN QUERY SELECT 1, e.position, e.version, e.recorded_at FROM galley.events e
      WHERE e.command_id = command_ids[1] ORDER BY e.command_step;
    RETURN;
  END IF;

  -- 4. Is each stream where its writer believes it to be?
  IF is_any_stale THEN
    FOR number IN 1 .. cardinality(streams) LOOP
      IF known[number] IS DISTINCT FROM expected_versions[number] THEN
        RAISE EXCEPTION 'the stream is at version %, not %', known[number], expected_versions[number]
          USING ERRCODE = 'GA001', CONSTRAINT = number;
      END IF;
    END LOOP;
  END IF;

  -- 5. Is it each event's turn, and by somebody else? Each is held to those before it. GA005 out of
  -- turn, GA006 four eyes.
  number := 0;
  FOR place IN 1 .. cardinality(commands) LOOP
    IF number <> commands[place] THEN
      number := commands[place];
      head := heads[number];
      IF known[number] = 0 THEN
        head := galley.no_head(streams[number]);
      ELSIF head.version IS DISTINCT FROM known[number] THEN
        head := galley.head_of(streams[number]);
      END IF;
    END IF;
    IF steps[place] IS NULL THEN
      head.version := head.version + 1;
    ELSE
      problem := galley.objection(
        head, steps[place], revisions[place], digests[place], contents[place], actor);
      IF problem = 'four eyes' THEN
        RAISE EXCEPTION '% had a hand in what is to be approved', actor
          USING ERRCODE = 'GA006', COLUMN = types[place], CONSTRAINT = number;
      ELSIF problem IS NOT NULL THEN
        RAISE EXCEPTION '% out of turn: it is not of the revision and text before it', types[place]
          USING ERRCODE = 'GA005', COLUMN = types[place], CONSTRAINT = number;
      ELSIF types[place] = 'SubmissionWithdrawn' AND head.submitter <> actor
        AND actor_role <> 'admin'
      THEN
        RAISE EXCEPTION '% did not submit it', actor
          USING ERRCODE = 'insufficient_privilege', COLUMN = types[place], CONSTRAINT = number;
      END IF;
      head := galley.after(
        head, steps[place], revisions[place], digests[place], actor,
        CASE WHEN restored[place] IS NOT NULL
          THEN (galley.head_of(streams[number], restored[place])).hands END);
    END IF;
    versions[place] := head.version;
    IF head.way = 'import' OR head.way = 'imported' THEN
      heads[number] := galley.settled(head);
    ELSE
      heads[number] := head;
    END IF;
  END LOOP;

  -- 6. Names are claimed by what the events say, not by what the caller says of them; the first who
  -- claims one has it.
  IF names > 0 THEN
    INSERT INTO galley.claims (name, stream)
      SELECT DISTINCT ON (n.name) n.name, streams[n.command]
      FROM unnest(commands, claims) AS n(command, name)
      WHERE n.name IS NOT NULL
      ORDER BY n.name, n.command
      ON CONFLICT (name) DO NOTHING;
    GET DIAGNOSTICS kept = ROW_COUNT;
    IF kept < names THEN
      SELECT n.command, n.name, c.stream INTO taken
        FROM unnest(commands, claims) AS n(command, name)
        CROSS JOIN LATERAL (
          SELECT c.stream FROM galley.claims c WHERE c.name = n.name OFFSET 0
        ) AS c
        WHERE c.stream <> streams[n.command]
        LIMIT 1;
      IF FOUND THEN
        RAISE EXCEPTION 'the name % is taken', taken.name
          USING ERRCODE = 'GA002', COLUMN = taken.name, HINT = taken.stream::text,
            CONSTRAINT = taken.command;
      END IF;
    END IF;
  END IF;

  -- 7. The texts; the table checks that a key is its text's digest. What is cited is kept for its
  -- stream, and what is brought is cited: GA004. Where all that is cited was brought, and was not there,
  -- both are known.
  kept := 0;
  IF cardinality(text_keys) > 0 THEN
    FOR place IN 1 .. cardinality(text_keys) LOOP
      IF octet_length(text_bodies[place]) > 100000000 THEN
        RAISE EXCEPTION 'a text has at most 100000000 bytes'
          USING ERRCODE = 'program_limit_exceeded', CONSTRAINT = text_commands[place];
      END IF;
    END LOOP;
    INSERT INTO galley.texts (key, stream, salt, body)
      SELECT t.key, streams[t.command], t.salt, t.body
      FROM unnest(text_commands, text_keys, text_salts, text_bodies)
        AS t(command, key, salt, body)
      ON CONFLICT (key) DO NOTHING;
    GET DIAGNOSTICS kept = ROW_COUNT;
    IF text_keys IS DISTINCT FROM cited OR text_commands IS DISTINCT FROM cited_in THEN
      SELECT b.command INTO number
        FROM (
          SELECT t.command, t.key FROM unnest(text_commands, text_keys) AS t(command, key)
          EXCEPT SELECT n.command, n.key FROM unnest(cited_in, cited) AS n(command, key)
        ) AS b(command, key)
        LIMIT 1;
      IF FOUND THEN
        RAISE EXCEPTION 'a text was brought that no event cites'
          USING ERRCODE = 'GA004', CONSTRAINT = number;
      END IF;
      kept := 0;
    END IF;
  END IF;
  IF kept < cardinality(cited) THEN
    SELECT n.command INTO number
      FROM unnest(cited_in, cited) AS n(command, key)
      WHERE (SELECT t.stream FROM galley.texts t WHERE t.key = n.key)
        IS DISTINCT FROM streams[n.command]
      LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'an event cites a text that is not kept for its article'
        USING ERRCODE = 'GA004', CONSTRAINT = number;
    END IF;
  END IF;

  -- 8. Publish the floor, then take positions above it.
  PERFORM pg_advisory_xact_lock_shared(galley.floor_key(s.last_value)) FROM galley.positions s;
  recorded := date_trunc('milliseconds', clock_timestamp());
  RETURN QUERY
    WITH headed AS (
      INSERT INTO galley.heads AS k (
        stream, version, revision, digest, way, way_digest, submitter, hands, published)
      SELECT h.stream, h.version, h.revision, h.digest, h.way, h.way_digest, h.submitter, h.hands,
        h.published
      FROM unnest(heads) AS h
      ON CONFLICT (stream) DO UPDATE SET
        version = excluded.version, revision = excluded.revision, digest = excluded.digest,
        way = excluded.way, way_digest = excluded.way_digest, submitter = excluded.submitter,
        hands = excluded.hands, published = excluded.published
    )
    INSERT INTO galley.events AS e (
      position, category, stream, version, event_id, type, schema_version, payload, actor,
      command_id, command_step, correlation_id, causation_id, recorded_at)
    SELECT
      nextval('galley.positions'), record.category, streams[n.command], n.version, n.event_id,
      n.type, n.schema_version, n.payload, actor, command_ids[n.command],
      (n.version - expected_versions[n.command] - 1)::smallint, correlation_ids[n.command],
      causation_ids[n.command], recorded
    FROM unnest(commands, event_ids, types, schema_versions, bodies, versions)
      AS n(command, event_id, type, schema_version, payload, version)
    RETURNING array_position(command_ids, e.command_id), e.position, e.version, e.recorded_at;
END
$$;


-- As before; as long as nothing is refused, the call goes on as it came.
CREATE OR REPLACE FUNCTION galley.append_each(
  category text,
  streams uuid[],
  expected_versions integer[],
  command_ids uuid[],
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
AS $$
#variable_conflict use_column
DECLARE
  -- The places in the call of the commands that are still to be recorded; null for all.
  pending integer[];
  tried integer[];
  alone boolean := false;
BEGIN
  IF coalesce(cardinality(append_each.streams), 0) = 0 THEN
    RETURN;
  END IF;
  LOOP
    tried := CASE WHEN alone THEN pending[1:1] ELSE pending END;
    BEGIN
      IF tried IS NULL THEN
        RETURN QUERY
          SELECT r.command, r.position, r.version, r.recorded_at,
            NULL::text, NULL::text, NULL::text, NULL::text, NULL::text
          FROM galley.record(
            append_each.category, append_each.streams, append_each.expected_versions,
            append_each.command_ids, append_each.correlation_ids, append_each.causation_ids,
            append_each.commands, append_each.event_ids, append_each.types,
            append_each.schema_versions, append_each.payloads, append_each.text_commands,
            append_each.text_keys, append_each.text_salts, append_each.text_bodies) AS r;
        RETURN;
      END IF;
      RETURN QUERY
        SELECT tried[r.command], r.position, r.version, r.recorded_at,
          NULL::text, NULL::text, NULL::text, NULL::text, NULL::text
        FROM (
          SELECT array_agg(c.stream ORDER BY c.place) AS streams,
            array_agg(c.expected ORDER BY c.place) AS expected,
            array_agg(c.id ORDER BY c.place) AS ids,
            array_agg(c.correlation ORDER BY c.place) AS correlations,
            array_agg(c.causation ORDER BY c.place) AS causations
          FROM unnest(append_each.streams, append_each.expected_versions, append_each.command_ids,
              append_each.correlation_ids, append_each.causation_ids)
            WITH ORDINALITY AS c(stream, expected, id, correlation, causation, place)
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
          append_each.category, c.streams, c.expected, c.ids, c.correlations, c.causations,
          n.commands, n.ids, n.types, n.schema_versions, n.payloads,
          t.commands, t.keys, t.salts, t.bodies) AS r;
      pending := pending[cardinality(tried) + 1:];
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS refusal = RETURNED_SQLSTATE, message = MESSAGE_TEXT,
        column_name = COLUMN_NAME, constraint_name = CONSTRAINT_NAME,
        hint = PG_EXCEPTION_HINT;
      pending := coalesce(
        pending, ARRAY(SELECT generate_series(1, cardinality(append_each.streams))));
      tried := coalesce(tried, pending);
      IF cardinality(tried) > 1 AND (refusal = 'GA007' OR constraint_name !~ '^[0-9]+$') THEN
        -- Nobody in particular, or one whose answer is there already: each by itself.
        alone := true;
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

