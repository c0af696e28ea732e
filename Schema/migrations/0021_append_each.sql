-- Many commands in one call: each with an outcome of its own, all checked and recorded by statements
-- over all of them, so that what a statement, a round trip and a commit cost is shared.
--
-- galley.record checks and records the commands of one transaction, all or none. galley.append is one
-- command, raised where it is refused; galley.append_each is several, where a refusal is a row of the
-- answer and the others go on. Nothing else calls galley.record.
--
-- A refusal carries the place of its command among those of the call, from 1, as its constraint.
SET LOCAL ROLE galley_owner;

DROP FUNCTION galley.check_form, galley.check_citations, galley.check_steps;

-- As before, in a language whose functions are planned once a session and not once a call.
CREATE OR REPLACE FUNCTION galley.role_of(login text) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN (
    SELECT CASE
      WHEN r.rolsuper THEN NULL
      WHEN pg_has_role(r.oid, 'galley_admin', 'MEMBER') THEN 'admin'
      WHEN pg_has_role(r.oid, 'galley_editor', 'MEMBER') THEN 'editor'
      WHEN pg_has_role(r.oid, 'galley_auditor', 'MEMBER') THEN 'auditor'
    END
    FROM galley.people p JOIN pg_roles r ON r.rolname = p.login
    WHERE p.login = role_of.login AND p.disabled_at IS NULL);
END
$$;

-- The form of what is appended, whatever it says.
CREATE FUNCTION galley.check_form(
  commands integer[], event_ids uuid[], schema_versions smallint[], payloads text[],
  text_commands integer[], text_bodies text[]
) RETURNS void
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  failed integer;
  problem text;
BEGIN
  -- What jsonb takes has no NUL and no half of a surrogate pair.
  SELECT p.command, p.problem INTO failed, problem
  FROM (
    SELECT n.command,
      CASE
        WHEN (substr(n.id::text, 15, 1) = '7') IS NOT TRUE THEN 'id'
        WHEN (n.schema_version > 0) IS NOT TRUE THEN 'schema version'
        WHEN octet_length(n.payload) > 1000000 THEN 'size'
        WHEN jsonb_typeof(n.payload::jsonb) IS DISTINCT FROM 'object' THEN 'object'
        WHEN (SELECT count(*) FROM json_object_keys(n.payload::json))
          <> (SELECT count(*) FROM jsonb_object_keys(n.payload::jsonb)) THEN 'keys'
      END AS problem
    FROM unnest(commands, event_ids, schema_versions, payloads)
      AS n(command, id, schema_version, payload)
    UNION ALL
    SELECT b.command, 'text' FROM unnest(text_commands, text_bodies) AS b(command, body)
    WHERE octet_length(b.body) > 100000000
  ) AS p
  WHERE p.problem IS NOT NULL LIMIT 1;
  IF problem IN ('size', 'text') THEN
    RAISE EXCEPTION '%', CASE problem
      WHEN 'size' THEN 'a payload has at most 1000000 bytes'
      ELSE 'a text has at most 100000000 bytes' END
      USING ERRCODE = 'program_limit_exceeded', CONSTRAINT = failed;
  ELSIF problem IS NOT NULL THEN
    RAISE EXCEPTION '%', CASE problem
      WHEN 'id' THEN 'the ids of events are UUIDs of version 7, each another'
      WHEN 'schema version' THEN 'schema versions begin with 1'
      WHEN 'object' THEN 'a payload is a JSON object'
      ELSE 'a payload has each key once' END
      USING ERRCODE = 'invalid_parameter_value', CONSTRAINT = failed;
  END IF;
  IF (SELECT count(DISTINCT i.id) FROM unnest(event_ids) AS i(id)) <> cardinality(event_ids) THEN
    RAISE EXCEPTION 'the ids of events are UUIDs of version 7, each another'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
END
$$;

-- What is cited is kept for its stream, and what is brought is cited. GA004.
CREATE FUNCTION galley.check_citations(
  streams uuid[], commands integer[], types text[], payloads text[],
  text_commands integer[], text_keys bytea[]
) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  failed integer;
  is_cited boolean;
BEGIN
  WITH cited AS MATERIALIZED (
    SELECT n.command, coalesce(n.payload::json #>> t.cites, '') AS key
    FROM unnest(commands, types, payloads) AS n(command, type, payload)
    JOIN galley.event_types t ON t.type = n.type
    WHERE t.cites IS NOT NULL
  )
  SELECT p.command, p.is_cited INTO failed, is_cited
  FROM (
    SELECT c.command, true AS is_cited
    FROM cited c
    WHERE c.key !~ '^[0-9a-f]{64}$' OR NOT EXISTS (
      SELECT FROM galley.texts t
      WHERE t.key = decode(c.key, 'hex') AND t.stream = streams[c.command])
    UNION ALL
    SELECT b.command, false
    FROM (
      SELECT t.command, encode(t.key, 'hex') FROM unnest(text_commands, text_keys) AS t(command, key)
      EXCEPT SELECT c.command, c.key FROM cited c
    ) AS b(command, key)
  ) AS p
  LIMIT 1;
  IF is_cited THEN
    RAISE EXCEPTION 'an event cites a text that is not kept for its article'
      USING ERRCODE = 'GA004', CONSTRAINT = failed;
  ELSIF failed IS NOT NULL THEN
    RAISE EXCEPTION 'a text was brought that no event cites'
      USING ERRCODE = 'GA004', CONSTRAINT = failed;
  END IF;
END
$$;

-- The number of the revision that a payload names; a draft's, which names none, is the first.
CREATE FUNCTION galley.revision_of(payload json, step text) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE STRICT
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  named json := payload -> 'revision';
BEGIN
  RETURN CASE
    WHEN json_typeof(named) = 'number' THEN (named #>> '{}')::numeric
    WHEN named IS NULL AND step = 'save' THEN 1
  END;
END
$$;

-- Whether `actor` had a hand in the text that stands: saved it, or a revision that it goes back to
-- without a publication in between, or one that such a revision restores.
CREATE FUNCTION galley.had_a_hand(stream uuid, actor text) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_variable
DECLARE
  taken record;
  named numeric;
  latest boolean := true;
  -- The revisions, of those not come to yet, that the text goes back to.
  wanted numeric[] := '{}';
  -- The revision before the last one come to, where the text goes back to it unless it was published.
  former numeric;
BEGIN
  FOR taken IN
    SELECT t.step, e.payload, e.actor
    FROM galley.events e JOIN galley.event_types t ON t.type = e.type
    WHERE e.stream = had_a_hand.stream AND t.step IN ('save', 'publish')
    ORDER BY e.version DESC
  LOOP
    named := galley.revision_of(taken.payload, taken.step);
    IF taken.step = 'publish' THEN
      -- The last one before the save is what counts, and this is it.
      IF former IS NOT NULL AND former <> named THEN
        wanted := wanted || former;
      END IF;
      former := NULL;
      CONTINUE;
    END IF;
    IF former IS NOT NULL THEN
      wanted := wanted || former;
      former := NULL;
    END IF;
    CONTINUE WHEN NOT (latest OR named = ANY (wanted));
    latest := false;
    IF taken.actor = actor THEN
      RETURN true;
    END IF;
    former := named - 1;
    IF json_typeof(taken.payload -> 'restoredFrom') = 'number' THEN
      wanted := wanted || (taken.payload ->> 'restoredFrom')::numeric;
    END IF;
  END LOOP;
  RETURN false;
END
$$;

-- The way of a text to the public, a step after the other: what is submitted is what was saved, what
-- is approved is what is submitted, and by nobody who had a hand in it; what is scheduled, published
-- or given out as a correction is what is approved. GA005 out of turn, GA006 four eyes.
--
-- A save, a withdrawal or a request for changes takes submission and approval away. Each event is held
-- to those before it: of its own command where there is one, else of the log.
CREATE FUNCTION galley.check_steps(
  streams uuid[], commands integer[], types text[], payloads text[], actor text, actor_role text
) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_variable
DECLARE
  steps jsonb;
  saves text[];
  ways text[];
  submissions text[];
  failed integer;
  failed_type text;
  problem text;
BEGIN
  SELECT jsonb_object_agg(t.type, t.step),
    array_agg(t.type) FILTER (WHERE t.step = 'save'),
    array_agg(t.type) FILTER (WHERE t.step IN ('save', 'submit', 'withdraw', 'approve')),
    array_agg(t.type) FILTER (WHERE t.step = 'submit')
    INTO steps, saves, ways, submissions
    FROM galley.event_types t WHERE t.step IS NOT NULL;
  SELECT n.command, n.type, j.problem INTO failed, failed_type, problem
  FROM (
    SELECT p.command, p.type, p.payload, p.place, p.step, streams[p.command] AS stream,
      p.payload ->> 'digest' AS digest, galley.revision_of(p.payload, p.step) AS revision,
      min(p.place) OVER (PARTITION BY p.command) AS first
    FROM (
      SELECT u.command, u.type, u.payload::json, u.place, steps ->> u.type AS step
      FROM unnest(commands, types, payloads) WITH ORDINALITY AS u(command, type, payload, place)
      OFFSET 0
    ) AS p
  ) AS n
  CROSS JOIN LATERAL (
    SELECT max(i) FILTER (WHERE types[i] = ANY (saves)) AS saved,
      max(i) FILTER (WHERE types[i] = ANY (ways)) AS way,
      max(i) FILTER (WHERE types[i] = ANY (submissions)) AS submission
    FROM generate_series(n.first::integer, n.place::integer - 1) AS i
  ) AS own
  LEFT JOIN LATERAL (
    SELECT e.payload ->> 'digest' AS digest, galley.revision_of(e.payload, 'save') AS revision
    FROM galley.events e
    WHERE own.saved IS NULL AND e.stream = n.stream AND e.type = ANY (saves)
    ORDER BY e.version DESC LIMIT 1
  ) AS saved ON true
  LEFT JOIN LATERAL (
    SELECT e.type, e.payload ->> 'digest' AS digest
    FROM galley.events e
    WHERE own.way IS NULL AND n.step <> 'save' AND e.stream = n.stream AND e.type = ANY (ways)
    ORDER BY e.version DESC LIMIT 1
  ) AS way ON true
  LEFT JOIN LATERAL (
    SELECT e.actor
    FROM galley.events e
    WHERE own.submission IS NULL AND n.step IN ('approve', 'withdraw') AND e.stream = n.stream
      AND e.type = ANY (submissions)
    ORDER BY e.version DESC LIMIT 1
  ) AS submission ON true
  CROSS JOIN LATERAL (
    SELECT
      CASE WHEN own.saved IS NULL THEN saved.digest
        ELSE payloads[own.saved]::json ->> 'digest' END AS saved,
      CASE WHEN own.saved IS NULL THEN coalesce(saved.revision, 0)
        ELSE coalesce(galley.revision_of(payloads[own.saved]::json, 'save'), 0) END AS revision,
      steps ->> coalesce(types[own.way], way.type) AS way,
      CASE WHEN own.way IS NULL THEN way.digest
        ELSE payloads[own.way]::json ->> 'digest' END AS digest,
      CASE WHEN own.submission IS NULL THEN submission.actor ELSE actor END AS submitter
    OFFSET 0
  ) AS before
  CROSS JOIN LATERAL (
    SELECT CASE
      WHEN NOT coalesce(
        coalesce(n.revision, 0)
          = before.revision + CASE n.step WHEN 'save' THEN 1 ELSE 0 END
        AND (n.step = 'withdraw' OR n.digest = CASE n.step
          WHEN 'save' THEN encode(sha256(convert_to((n.payload -> 'content')::text, 'UTF8')), 'hex')
          WHEN 'submit' THEN CASE WHEN before.way IN ('save', 'withdraw') THEN before.saved END
          WHEN 'approve' THEN
            CASE WHEN before.way IN ('submit', 'approve') AND before.digest = before.saved
              THEN before.digest END
          ELSE CASE WHEN before.way = 'approve' THEN before.digest END
        END), false)
      THEN 'turn'
      WHEN n.step = 'approve' AND (
        own.saved IS NOT NULL OR before.submitter = actor
        OR galley.had_a_hand(n.stream, actor)) THEN 'four eyes'
      WHEN n.type = 'SubmissionWithdrawn' AND before.submitter <> actor AND actor_role <> 'admin'
        THEN 'submitter'
    END AS problem
    OFFSET 0
  ) AS j
  WHERE n.step IS NOT NULL AND j.problem IS NOT NULL
  LIMIT 1;
  IF problem = 'turn' THEN
    RAISE EXCEPTION '% out of turn: it is not of the revision and text before it', failed_type
      USING ERRCODE = 'GA005', COLUMN = failed_type, CONSTRAINT = failed;
  ELSIF problem = 'four eyes' THEN
    RAISE EXCEPTION '% had a hand in what is to be approved', actor
      USING ERRCODE = 'GA006', COLUMN = failed_type, CONSTRAINT = failed;
  ELSIF problem = 'submitter' THEN
    RAISE EXCEPTION '% did not submit it', actor
      USING ERRCODE = 'insufficient_privilege', COLUMN = failed_type, CONSTRAINT = failed;
  END IF;
END
$$;

-- What is planned for one call does for all: a plan of its own for each would take longer than the
-- work. That holds for append and append_each, and so for what they call.
--
-- The commands of one transaction, all or none. A command is its place in the first five arrays; an
-- event and a text name the command they belong to, events in order of it.
--
-- The order of its steps is the design, as galley.watermark has it: whatever may wait for another
-- writer comes before the floor is published, the floor is published before a position is taken, and
-- it is held until the events can be seen. Locks and names are taken in one order by all, so that two
-- calls never wait for each other.
CREATE FUNCTION galley.record(
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
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  actor_role text := galley.role_of(session_user);
  failed integer;
  failed_type text;
  found_version integer;
  is_anothers boolean;
  claimed text;
  holder uuid;
  versions integer[];
  positions bigint[];
  recorded timestamptz;
BEGIN
  -- 1. May the caller record this?
  IF actor_role IS NULL THEN
    RAISE EXCEPTION '% is nobody of this newsroom', session_user
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT n.command, n.type INTO failed, failed_type
    FROM unnest(commands, types) AS n(command, type)
    LEFT JOIN galley.event_types e ON e.type = n.type AND e.category = record.category
    WHERE NOT coalesce(
      actor_role = 'admin' AND e.type IS NOT NULL
      OR actor_role = 'editor' AND e.recorded_by = 'editor', false)
    LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'an % may not record %', actor_role, failed_type
      USING ERRCODE = 'insufficient_privilege', COLUMN = failed_type, CONSTRAINT = failed;
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
  -- Of one command there is nothing to be told apart.
  IF cardinality(streams) > 1 AND (
    (SELECT array_agg(DISTINCT n.command ORDER BY n.command) FROM unnest(commands) AS n(command))
      IS DISTINCT FROM (SELECT array_agg(n) FROM generate_series(1, cardinality(streams)) AS n)
    OR commands <> (SELECT array_agg(n.command ORDER BY n.command) FROM unnest(commands) AS n(command))
    OR (SELECT count(DISTINCT s) FROM unnest(streams) AS s) <> cardinality(streams)
    OR (SELECT count(DISTINCT c) FROM unnest(command_ids) AS c) <> cardinality(streams)
  ) THEN
    RAISE EXCEPTION 'the commands of a call are each of another stream, with its events in order'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM galley.check_form(
    commands, event_ids, schema_versions, payloads, text_commands, text_bodies);

  -- 2. One writer a stream at a time; the next one sees what this one recorded.
  PERFORM pg_advisory_xact_lock(103, k.key)
    FROM (
      SELECT DISTINCT hashtext(s.stream::text) AS key FROM unnest(streams) AS s(stream) ORDER BY 1
    ) AS k;

  -- 3. The same command again has the same answer. Among others it is told apart first: GA007.
  SELECT c.number, e.stream <> streams[c.number] OR e.actor <> session_user
    INTO failed, is_anothers
    FROM unnest(command_ids) WITH ORDINALITY AS c(id, number)
    JOIN galley.events e ON e.command_id = c.id
    ORDER BY 2 DESC LIMIT 1;
  IF FOUND THEN
    IF is_anothers THEN
      RAISE EXCEPTION 'command id % belongs to another command', command_ids[failed]
        USING ERRCODE = 'GA003', CONSTRAINT = failed;
    ELSIF cardinality(streams) > 1 THEN
      RAISE EXCEPTION 'command id % is recorded already', command_ids[failed]
        USING ERRCODE = 'GA007', CONSTRAINT = failed;
    END IF;
    RETURN QUERY SELECT 1, e.position, e.version, e.recorded_at FROM galley.events e
      WHERE e.command_id = command_ids[1] ORDER BY e.command_step;
    RETURN;
  END IF;

  -- 4. Is each stream where its writer believes it to be?
  SELECT c.number, v.version INTO failed, found_version
    FROM unnest(streams, expected_versions) WITH ORDINALITY AS c(stream, expected, number)
    CROSS JOIN LATERAL (
      SELECT coalesce(max(e.version), 0) AS version FROM galley.events e WHERE e.stream = c.stream
    ) AS v
    WHERE v.version IS DISTINCT FROM c.expected
    LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'the stream is at version %, not %', found_version, expected_versions[failed]
      USING ERRCODE = 'GA001', CONSTRAINT = failed;
  END IF;
  SELECT array_agg(
      expected_versions[n.command] + (n.place - n.first + 1)::integer ORDER BY n.place)
    INTO versions
    FROM (
      SELECT u.command, u.place, min(u.place) OVER (PARTITION BY u.command) AS first
      FROM unnest(commands) WITH ORDINALITY AS u(command, place)
    ) AS n;

  -- 5. Is it their turn, and by somebody else?
  PERFORM galley.check_steps(streams, commands, types, payloads, session_user, actor_role);

  -- 6. Names are claimed by what the events say, not by what the caller says of them.
  WITH asked AS MATERIALIZED (
    SELECT n.command, n.payload::json ->> e.claim AS name
    FROM unnest(commands, types, payloads) AS n(command, type, payload)
    JOIN galley.event_types e ON e.type = n.type
    WHERE e.claim IS NOT NULL
  ), taken AS (
    INSERT INTO galley.claims AS c (name, stream)
    SELECT DISTINCT ON (a.name) a.name, streams[a.command]
    FROM asked a
    WHERE (SELECT c.stream FROM galley.claims c WHERE c.name = a.name)
      IS DISTINCT FROM streams[a.command]
    ORDER BY a.name, a.command
    ON CONFLICT (name) DO NOTHING
    RETURNING c.name, c.stream
  )
  SELECT a.command, a.name INTO failed, claimed
    FROM asked a
    WHERE (SELECT c.stream FROM galley.claims c WHERE c.name = a.name)
        IS DISTINCT FROM streams[a.command]
      AND (SELECT t.stream FROM taken t WHERE t.name = a.name) IS DISTINCT FROM streams[a.command]
    LIMIT 1;
  IF FOUND THEN
    SELECT c.stream INTO holder FROM galley.claims c WHERE c.name = claimed;
    RAISE EXCEPTION 'the name % is taken', claimed
      USING ERRCODE = 'GA002', COLUMN = claimed, HINT = holder::text, CONSTRAINT = failed;
  END IF;

  -- 7. The texts; the table checks that a key is its text's digest.
  IF cardinality(text_keys) > 0 THEN
    INSERT INTO galley.texts (key, stream, salt, body)
      SELECT t.key, streams[t.command], t.salt, t.body
      FROM unnest(text_commands, text_keys, text_salts, text_bodies)
        AS t(command, key, salt, body)
      ON CONFLICT (key) DO NOTHING;
  END IF;
  PERFORM galley.check_citations(streams, commands, types, payloads, text_commands, text_keys);

  -- 8. Publish the floor, then take positions above it.
  PERFORM pg_advisory_xact_lock_shared(galley.floor_key(s.last_value)) FROM galley.positions s;
  recorded := date_trunc('milliseconds', clock_timestamp());
  WITH inserted AS (
    INSERT INTO galley.events AS e (
      position, category, stream, version, event_id, type, schema_version, payload, actor,
      command_id, command_step, correlation_id, causation_id, recorded_at)
    SELECT
      nextval('galley.positions'), record.category, streams[n.command], n.version, n.event_id,
      n.type, n.schema_version, n.payload::json, session_user, command_ids[n.command],
      (n.version - expected_versions[n.command] - 1)::smallint, correlation_ids[n.command],
      causation_ids[n.command], recorded
    FROM unnest(commands, event_ids, types, schema_versions, payloads, versions)
      AS n(command, event_id, type, schema_version, payload, version)
    RETURNING e.position
  )
  SELECT array_agg(i.position ORDER BY i.position) INTO positions FROM inserted i;
  RETURN QUERY
    SELECT n.command, n.position, n.version, recorded
    FROM unnest(commands, positions, versions) AS n(command, position, version);
END
$$;

-- One command, as galley.record has it, and raised where it is refused.
CREATE OR REPLACE FUNCTION galley.append(
  category text,
  stream uuid,
  expected_version integer,
  command_id uuid,
  correlation_id uuid,
  causation_id uuid,
  event_ids uuid[],
  types text[],
  schema_versions smallint[],
  payloads text[],
  text_keys bytea[],
  text_salts bytea[],
  text_bodies text[]
) RETURNS TABLE ("position" bigint, version integer, recorded_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET jit = off
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT r.position, r.version, r.recorded_at FROM galley.record(
    append.category, ARRAY[append.stream], ARRAY[append.expected_version],
    ARRAY[append.command_id], ARRAY[append.correlation_id], ARRAY[append.causation_id],
    array_fill(1, ARRAY[coalesce(cardinality(append.types), 0)]), append.event_ids, append.types,
    append.schema_versions, append.payloads,
    array_fill(1, ARRAY[coalesce(cardinality(append.text_keys), 0)]), append.text_keys,
    append.text_salts, append.text_bodies) AS r;
END
$$;

-- Several commands, each of another stream. What one records or is refused for is told of it alone:
-- a row for each of its events, or one with what the refusal says of itself. All
-- that is recorded is in the caller's transaction.
CREATE FUNCTION galley.append_each(
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
  -- The places in the call of the commands that are still to be recorded.
  pending integer[] := ARRAY(SELECT generate_series(1, cardinality(append_each.streams)));
  tried integer[];
  alone boolean := false;
BEGIN
  WHILE cardinality(pending) > 0 LOOP
    tried := CASE WHEN alone THEN pending[1:1] ELSE pending END;
    BEGIN
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
      IF cardinality(tried) > 1 AND (refusal = 'GA007' OR constraint_name !~ '^[0-9]+$') THEN
        -- Nobody in particular, or one whose answer is there already: each by itself.
        alone := true;
      ELSE
        command := CASE cardinality(tried) WHEN 1 THEN tried[1] ELSE tried[constraint_name::integer] END;
        RETURN NEXT;
        pending := array_remove(pending, command);
      END IF;
    END;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION galley.check_form, galley.check_citations, galley.check_steps,
  galley.had_a_hand, galley.revision_of, galley.record, galley.append_each FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.append_each TO galley_editor, galley_admin;

-- One question for all texts of a statement, in place of one a text.
CREATE OR REPLACE FUNCTION galley.refuse_erased_text() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF EXISTS (
    SELECT FROM kept k
    CROSS JOIN LATERAL (
      SELECT json_array_elements_text(e.payload -> 'texts') AS key
      FROM galley.events e WHERE e.stream = k.stream AND e.type = 'TextErased'
      OFFSET 0
    ) AS e
    WHERE e.key = encode(k.key, 'hex'))
  THEN
    RAISE EXCEPTION 'the log refuses a text that was erased from its article'
      USING ERRCODE = 'GA000', TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA;
  END IF;
  RETURN NULL;
END
$$;

DROP TRIGGER texts_refuse_erased_text ON galley.texts;
CREATE TRIGGER texts_refuse_erased_text
  AFTER INSERT ON galley.texts
  REFERENCING NEW TABLE AS kept
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_erased_text();
ALTER TABLE galley.texts ENABLE ALWAYS TRIGGER texts_refuse_erased_text;

-- The cheaper of two compressions, where the server has it.
DO $$
BEGIN
  IF EXISTS (
    SELECT FROM pg_settings
    WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals))
  THEN
    ALTER TABLE galley.texts ALTER COLUMN body SET COMPRESSION lz4;
  END IF;
END
$$;
