-- Checks and records the commands of one transaction: all of them, or none. Only galley.append and
-- galley.append_each call this function. The people of the newsroom may not. galley.append has a
-- shorter way for most commands that are alone.
--
-- The number of a command is its place in the arrays from `streams` to `causation_ids`, from 1.
-- `requests` has the SHA-256 of each command. `commands` has the number of the command of each
-- event, and `text_commands` that of each text. The events are in the order of their commands.
--
-- The steps and their refusals, in this order. galley.append explains the refusals.
--   1. Check the isolation level, the caller and their role, the form of the events, and the types
--      that the role may record: 25000, GA008, 42501, 22P02, 22P05, 22003, 22023, 54000.
--   2. Lock the streams, so that each has one writer at a time. Then read what the log says about
--      the streams and the commands. Refuse two commands with the same stream or id: 22023.
--   3. Look for commands that are recorded already: GA003, and GA007 in a call of several commands.
--   4. Check the expected version of each stream: GA001.
--   5. Check the next step of each text, and the four-eyes rule: GA005, GA006, 42501.
--   6. Claim the names: GA009, GA002.
--   7. Store the texts: 54000, 23502, 23514, GA000, GA004. Look for the pictures: GA004.
--   8. Publish the floor. Then take the positions and write the events and the heads: 23514.
--
-- Every step that may wait for another writer comes before the floor is published. The floor is
-- published before a position is taken, and is held until the events are visible: see
-- galley.watermark. All calls take the locks in the same order, and the names in the same order, so
-- that two calls never wait for each other.
--
-- A refusal that names a command has the number of the command as its constraint name.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.record(
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
) RETURNS TABLE (command integer, "position" bigint, version integer, recorded_at timestamptz)
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
DECLARE
  actor text := session_user;
  -- The web desk is no person. It records only what is the desk's. A superuser, who is a member of every
  -- role, may not append. Few others are members of this role.
  actor_role text := CASE
    WHEN session_user = 'galley_desk' THEN 'desk'
    WHEN pg_has_role(session_user, 'pg_database_owner', 'MEMBER') THEN galley.role_of(session_user)
    ELSE (SELECT p.role FROM galley.people p WHERE p.login = actor AND p.disabled_at IS NULL) END;
  events galley.checked_event[];
  event galley.checked_event;
  -- The head and the version of each command's stream.
  heads galley.heads[];
  head galley.heads;
  known_versions integer[];
  is_any_recorded boolean;
  is_any_stale boolean;
  is_any_foreign boolean;
  are_commands_distinct boolean;
  -- The version of each event.
  versions integer[] := '{}';
  -- The names and the keys of texts and pictures that all events contain, and the command of each.
  names text[] := '{}';
  named_in integer[] := '{}';
  cited bytea[] := '{}';
  cited_in integer[] := '{}';
  pictures bytea[] := '{}';
  pictured_in integer[] := '{}';
  place integer := 0;
  number integer := 0;
  refusal text;
  found record;
  -- The answer of a lock, which is nothing. An assignment costs less than PERFORM.
  locked text;
  recorded timestamptz;
BEGIN
  -- 1. The transaction, the caller, and the form of the events.
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    PERFORM galley.require_read_committed();
  END IF;
  IF caller IS DISTINCT FROM actor THEN
    PERFORM galley.require_caller(caller);
  END IF;
  IF actor_role IS NULL THEN
    RAISE EXCEPTION 'there is no active person % in this newsroom', actor
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  events := galley.check_events(
    actor_role, record.category, commands, event_ids, types, schema_versions, payloads);
  IF coalesce(cardinality(streams), 0) = 0
    OR cardinality(expected_versions) IS DISTINCT FROM cardinality(streams)
    OR cardinality(command_ids) IS DISTINCT FROM cardinality(streams)
    OR cardinality(requests) IS DISTINCT FROM cardinality(streams)
    OR cardinality(correlation_ids) IS DISTINCT FROM cardinality(streams)
    OR array_position(streams, NULL) IS NOT NULL
    OR array_position(command_ids, NULL) IS NOT NULL
    OR array_position(requests, NULL) IS NOT NULL
    OR array_position(correlation_ids, NULL) IS NOT NULL
  THEN
    RAISE EXCEPTION 'an append needs a stream, a command, at least one event, and as many of each part'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF commands[cardinality(commands)] <> cardinality(streams) THEN
    RAISE EXCEPTION 'each command of a call needs its own stream, and its events in order'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF actor_role = 'desk' AND 0 <> ANY (expected_versions) THEN
    RAISE EXCEPTION 'the web desk only begins streams' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (
    SELECT FROM unnest(streams) AS s(stream) WHERE NOT galley.is_stream_of(record.category, s.stream))
  THEN
    RAISE EXCEPTION '%', CASE record.category
      WHEN 'settings' THEN 'all settings are in one stream'
      ELSE 'the stream of the settings has no other events' END
      USING ERRCODE = 'invalid_parameter_value';
  END IF;

  -- 2. One writer in a stream at a time. The next writer sees what this one recorded.
  IF cardinality(streams) = 1 THEN
    locked := pg_advisory_xact_lock(galley.lock_class('stream'), hashtext(streams[1]::text));
  ELSE
    PERFORM pg_advisory_xact_lock(galley.lock_class('stream'), k.key)
      FROM (
        SELECT DISTINCT hashtext(s.stream::text) AS key FROM unnest(streams) AS s(stream) ORDER BY 1
      ) AS k;
  END IF;

  -- Read what the log says about the streams and the commands. If a head has the version that the
  -- writer expects, trust it. Otherwise get the version from the events.
  SELECT array_agg(c.head ORDER BY c.number), array_agg(c.version ORDER BY c.number),
      bool_or(c.is_recorded), bool_or(c.version IS DISTINCT FROM c.expected),
      count(DISTINCT c.stream) = count(*) AND count(DISTINCT c.id) = count(*),
      bool_or(c.category <> record.category)
    INTO heads, known_versions, is_any_recorded, is_any_stale, are_commands_distinct, is_any_foreign
    FROM (
      SELECT c.stream, c.expected, c.id, c.number, h.head,
        CASE WHEN (h.head).version = c.expected THEN c.expected ELSE (
          SELECT coalesce(max(e.version), 0) FROM galley.events e WHERE e.stream = c.stream
        ) END AS version,
        (
          SELECT e.position FROM galley.events e WHERE e.command_id = c.id LIMIT 1
        ) IS NOT NULL AS is_recorded,
        (
          SELECT e.category FROM galley.events e WHERE e.stream = c.stream AND e.version = 1
        ) AS category
      FROM unnest(streams, expected_versions, command_ids)
        WITH ORDINALITY AS c(stream, expected, id, number)
      LEFT JOIN LATERAL (
        -- The planner assumes that a new table is small. OFFSET 0 makes it use the index for each
        -- stream.
        SELECT h AS head FROM galley.heads h WHERE h.stream = c.stream OFFSET 0
      ) AS h ON true
      -- Each version is looked up once, although it is used twice.
      OFFSET 0
    ) AS c;
  IF NOT are_commands_distinct THEN
    RAISE EXCEPTION 'each command of a call needs its own stream, and its events in order'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;

  IF is_any_foreign THEN
    RAISE EXCEPTION 'all events of a stream are of one category'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;

  -- 3. A command that is recorded already gets the same answer again, if it is alone in the call.
  -- Among several commands it is refused, so that galley.append_each sends it alone.
  IF is_any_recorded THEN
    FOR found IN
      SELECT c.id, c.number,
        (e.actor = session_user AND e.stream = c.stream
          AND e.request IS NOT DISTINCT FROM c.request) AS is_the_same
      FROM unnest(streams, command_ids, requests) WITH ORDINALITY AS c(stream, id, request, number)
      JOIN galley.events e ON e.command_id = c.id AND e.command_step = 0
      ORDER BY is_the_same, c.number
    LOOP
      IF NOT found.is_the_same THEN
        RAISE EXCEPTION 'command id % belongs to another command', found.id
          USING ERRCODE = galley.error_code('command id reused'), CONSTRAINT = found.number;
      ELSIF cardinality(streams) > 1 THEN
        RAISE EXCEPTION 'command id % is recorded already', found.id
          USING ERRCODE = galley.error_code('already recorded'), CONSTRAINT = found.number;
      END IF;
    END LOOP;
    RETURN QUERY SELECT 1, e.position, e.version, e.recorded_at FROM galley.events e
      WHERE e.command_id = command_ids[1] ORDER BY e.command_step;
    RETURN;
  END IF;

  -- 4. The expected version of each stream.
  IF is_any_stale THEN
    FOR number IN 1 .. cardinality(streams) LOOP
      IF known_versions[number] IS DISTINCT FROM expected_versions[number] THEN
        RAISE EXCEPTION 'the stream is at version %, not %',
          known_versions[number], expected_versions[number]
          USING ERRCODE = galley.error_code('stale version'), CONSTRAINT = number;
      END IF;
    END LOOP;
  END IF;

  -- 5. The next step of each text, and the four-eyes rule. Each event is checked against the head
  -- that the events before it lead to.
  FOREACH event IN ARRAY events LOOP
    place := place + 1;
    IF number <> event.command THEN
      number := event.command;
      head := heads[number];
      IF known_versions[number] = 0 THEN
        head := galley.empty_head(streams[number]);
      ELSIF head.version IS DISTINCT FROM known_versions[number] THEN
        head := galley.head_of(streams[number]);
      END IF;
    END IF;
    refusal := galley.step_refusal(head, event, actor, actor_role);
    IF refusal = 'four eyes' THEN
      RAISE EXCEPTION '% contributed to the text or submitted it', actor
        USING ERRCODE = galley.error_code('four eyes'), COLUMN = event.type, CONSTRAINT = number;
    ELSIF refusal = 'submitter' THEN
      RAISE EXCEPTION '% did not submit it', actor
        USING ERRCODE = 'insufficient_privilege', COLUMN = event.type, CONSTRAINT = number;
    ELSIF refusal IS NOT NULL THEN
      RAISE EXCEPTION '% out of turn: it does not follow from the revision and text before it',
        event.type
        USING ERRCODE = galley.error_code('out of turn'), COLUMN = event.type, CONSTRAINT = number;
    END IF;
    head := galley.next_head(head, event, actor);
    versions[place] := head.version;
    heads[number] := galley.head_settled(head);
    IF event.names IS NOT NULL THEN
      names := names || event.names;
      named_in := named_in || array_fill(number, ARRAY[cardinality(event.names)]);
    END IF;
    IF event.cited IS NOT NULL THEN
      cited := cited || event.cited;
      cited_in := cited_in || array_fill(number, ARRAY[cardinality(event.cited)]);
    END IF;
    IF cardinality(event.pictures) > 0 THEN
      pictures := pictures || event.pictures;
      pictured_in := pictured_in || array_fill(number, ARRAY[cardinality(event.pictures)]);
    END IF;
  END LOOP;

  -- 6. Names.
  IF cardinality(names) > 0 THEN
    PERFORM galley.claim_names(streams, named_in, names);
  END IF;

  -- 7. Texts and pictures.
  IF cardinality(text_keys) > 0 OR cardinality(cited) > 0 THEN
    PERFORM galley.store_texts(
      streams, text_commands, text_keys, text_salts, text_bodies, cited_in, cited);
  END IF;
  IF cardinality(pictures) > 0 THEN
    PERFORM galley.require_pictures(streams, pictured_in, pictures);
  END IF;

  -- 8. The floor, then the positions above it.
  locked := pg_advisory_xact_lock_shared(
    galley.floor_key(pg_sequence_last_value('galley.positions'::regclass)));
  recorded := date_trunc('milliseconds', clock_timestamp());
  RETURN QUERY
    WITH numbered AS MATERIALIZED (
      SELECT n.*, nextval('galley.positions') AS "position"
      FROM (
        SELECT u.command, u.id, u.type, u.schema_version, u.body, versions[u.ordinality] AS version
        FROM unnest(events) WITH ORDINALITY AS u
        ORDER BY u.ordinality
      ) AS n
    ),
    stored_heads AS (
      INSERT INTO galley.heads AS k (
        stream, version, revision, digest, step, step_digest, submitter, contributors, published,
        closed_by)
      SELECT h.stream, h.version, h.revision, h.digest, h.step, h.step_digest, h.submitter,
        h.contributors, h.published, h.closed_by
      FROM unnest(heads) AS h
      ON CONFLICT (stream) DO UPDATE SET
        version = excluded.version, revision = excluded.revision, digest = excluded.digest,
        step = excluded.step, step_digest = excluded.step_digest, submitter = excluded.submitter,
        contributors = excluded.contributors, published = excluded.published,
        closed_by = excluded.closed_by
    ),
    stored_events AS (
      INSERT INTO galley.events (
        position, category, stream, version, event_id, type, schema_version, payload, actor,
        command_id, command_step, correlation_id, causation_id, recorded_at, request)
      SELECT
        n.position, record.category, streams[n.command], n.version, n.id, n.type,
        n.schema_version, n.body, actor, command_ids[n.command], n.step,
        correlation_ids[n.command], causation_ids[n.command], recorded,
        CASE n.step WHEN 0 THEN requests[n.command] END
      FROM (
        SELECT n.*, (n.version - expected_versions[n.command] - 1)::smallint AS step
        FROM numbered AS n
      ) AS n
    )
    SELECT n.command, n.position, n.version, recorded FROM numbered AS n;
END
$$;

REVOKE ALL ON FUNCTION galley.record FROM PUBLIC;
