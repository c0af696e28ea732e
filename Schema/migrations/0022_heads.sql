-- The head of a stream: where its text stands, which an append has to know and would otherwise have to
-- look back for. And what was written elsewhere can be brought in.
--
-- A head follows from the log and holds no more than it: one that is missing, or is of another version
-- than the stream, is made again from the stream's events.
SET LOCAL ROLE galley_owner;

ALTER TABLE galley.event_types DROP CONSTRAINT event_types_step_check;
ALTER TABLE galley.event_types ADD CONSTRAINT event_types_step_check CHECK (
  step IN ('save', 'submit', 'withdraw', 'approve', 'schedule', 'publish', 'import', 'imported'));

INSERT INTO galley.event_types (category, type, recorded_by, claim, cites, step) VALUES
  ('article', 'ArticleImported', 'admin', 'slug', '{content,manuscript}', 'import'),
  ('article', 'PublicationImported', 'admin', 'slug', NULL, 'imported'),
  ('article', 'CorrectionImported', 'admin', NULL, NULL, 'imported');

CREATE TABLE galley.heads (
  stream uuid NOT NULL,
  version integer NOT NULL,
  -- of the text that was saved last; 0 where none was
  revision numeric NOT NULL,
  digest text,
  -- what was done last on the text's way to the public: save, submit, withdraw or approve; and import
  -- or imported while an import is on its way
  way text,
  -- of the text that it was done to
  way_digest text,
  submitter text,
  -- the names of those who had a hand in the text that stands: who saved it, or a revision that it goes back to without a
  -- publication in between, or one that such a revision restores
  hands jsonb NOT NULL,
  -- whether the text that stands was published: the next one begins anew
  published boolean NOT NULL,
  CONSTRAINT heads_stream PRIMARY KEY (stream)
) WITH (fillfactor = 80);

COMMENT ON TABLE galley.heads IS 'What galley.append knows of each stream; it follows from the log.';

-- The functions from here to galley.record are called by it alone, with the path that its caller has
-- set; to set it again in each would cost as much as what they do.

-- The head of a stream with nothing in it.
CREATE FUNCTION galley.no_head(stream uuid) RETURNS galley.heads
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
  head galley.heads;
BEGIN
  head.stream := stream;
  head.version := 0;
  head.revision := 0;
  head.hands := '{}';
  head.published := false;
  RETURN head;
END
$$;

-- The head after one more step. A save, a withdrawal or a request for changes takes submission and
-- approval away.
--
-- `restored` are the hands in the revision that a save restores.
CREATE FUNCTION galley.after(
  head galley.heads, step text, revision numeric, digest text, actor text, restored jsonb
) RETURNS galley.heads
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
  head.version := head.version + 1;
  IF step = 'save' OR step = 'import' THEN
    head.revision := revision;
    head.digest := digest;
    head.hands := CASE WHEN head.published THEN '{}' ELSE head.hands END
      || coalesce(restored, '{}') || jsonb_build_object(actor, true);
    head.published := false;
  ELSIF step = 'publish' OR step = 'imported' THEN
    head.published := true;
  ELSIF step = 'submit' THEN
    head.submitter := actor;
  END IF;
  IF step <> 'publish' AND step <> 'schedule' THEN
    head.way := step;
    head.way_digest := digest;
  END IF;
  RETURN head;
END
$$;

-- An import is over with the command that it came in.
CREATE FUNCTION galley.settled(head galley.heads) RETURNS galley.heads
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
  head.way := CASE head.way WHEN 'import' THEN 'save' WHEN 'imported' THEN 'approve' ELSE head.way END;
  RETURN head;
END
$$;

-- What a payload says of the text that a step is taken with.
CREATE FUNCTION galley.revision_named(payload jsonb, key text) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
  IF jsonb_typeof(payload -> key) = 'number' THEN
    RETURN (payload ->> key)::numeric;
  END IF;
  RETURN NULL;
END
$$;

-- The head of a stream by its events; of the revision `through`, as it was when that was saved, where
-- one is named.
CREATE FUNCTION galley.head_of(stream uuid, through numeric DEFAULT NULL) RETURNS galley.heads
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_variable
DECLARE
  head galley.heads := galley.no_head(stream);
  -- The hands in each revision.
  hands jsonb := '{}';
  taken record;
  number numeric;
BEGIN
  FOR taken IN
    SELECT e.version, e.actor, t.step, CASE WHEN t.step IS NOT NULL THEN e.payload::jsonb END AS payload
    FROM galley.events e LEFT JOIN galley.event_types t ON t.type = e.type
    WHERE e.stream = head_of.stream ORDER BY e.version
  LOOP
    IF taken.step IS NOT NULL THEN
      number := coalesce(galley.revision_named(taken.payload, 'revision'), head.revision + 1);
      head := galley.after(
        head, taken.step, number, taken.payload ->> 'digest', taken.actor,
        hands -> galley.revision_named(taken.payload, 'restoredFrom')::text);
      IF taken.step = 'save' OR taken.step = 'import' THEN
        hands := jsonb_set(hands, ARRAY[number::text], head.hands);
        EXIT WHEN number = through;
      END IF;
    END IF;
    head.version := taken.version;
  END LOOP;
  RETURN galley.settled(head);
END
$$;

-- Why `step` is not the next one, of the revision and the text that stand; null where it is.
--
-- What is submitted is what was saved, what is approved is what is submitted, and by nobody who had a
-- hand in it; what is scheduled, published or given out as a correction is what is approved. What is
-- brought in as published follows on the import of its text, in one command.
CREATE FUNCTION galley.objection(
  head galley.heads, step text, revision numeric, digest text, content text, actor text
) RETURNS text
LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
  next numeric := head.revision;
BEGIN
  IF step = 'save' OR step = 'import' THEN
    next := next + 1;
  END IF;
  IF revision IS DISTINCT FROM next THEN
    RETURN 'turn';
  ELSIF step = 'save' THEN
    RETURN CASE WHEN digest = content THEN NULL ELSE 'turn' END;
  ELSIF step = 'withdraw' THEN
    RETURN NULL;
  ELSIF step = 'submit' THEN
    RETURN CASE
      WHEN head.way IN ('save', 'import', 'withdraw') AND digest = head.digest THEN NULL
      ELSE 'turn' END;
  ELSIF step = 'approve' THEN
    RETURN CASE
      WHEN (head.way IN ('submit', 'approve') AND head.way_digest = head.digest
        AND digest = head.digest) IS NOT TRUE THEN 'turn'
      WHEN head.submitter = actor OR head.hands ? actor THEN 'four eyes' END;
  ELSIF step = 'import' THEN
    RETURN CASE WHEN digest = content AND head.version = 0 THEN NULL ELSE 'turn' END;
  ELSIF step = 'imported' THEN
    RETURN CASE
      WHEN head.way IN ('import', 'imported') AND digest = head.digest THEN NULL ELSE 'turn' END;
  END IF;
  RETURN CASE WHEN head.way IN ('approve', 'imported') AND digest = head.way_digest
    THEN NULL ELSE 'turn' END;
END
$$;

DROP FUNCTION galley.check_form, galley.check_citations, galley.check_steps, galley.had_a_hand,
  galley.revision_of;

-- As before, with fewer statements: what a call says is looked through once, what the log says of its
-- streams is asked once, and the rules are asked in between, of one event after the other.
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
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  actor text := session_user;
  actor_role text := galley.role_of(actor);
  -- Of each event: what is wrong with its form, and what it says.
  problems text[];
  steps text[];
  revisions numeric[];
  digests text[];
  contents text[];
  restored numeric[];
  claims text[];
  cites text[];
  ids_differ boolean;
  is_forbidden boolean[];
  -- Of each command.
  heads galley.heads[];
  head galley.heads;
  known integer[];
  recorders text[];
  recorded_in uuid[];
  -- Of each event, its version.
  versions integer[] := '{}';
  place integer;
  number integer;
  last integer;
  problem text;
  holder uuid;
  recorded timestamptz;
BEGIN
  -- 1. May the caller record this, and has it its form?
  IF actor_role IS NULL THEN
    RAISE EXCEPTION '% is nobody of this newsroom', actor
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT array_agg(f.problem), array_agg(f.step), array_agg(f.revision), array_agg(f.digest),
      array_agg(f.content), array_agg(f.restored), array_agg(f.claim), array_agg(f.cite),
      array_agg(f.is_forbidden), count(DISTINCT f.id) = count(*)
    INTO problems, steps, revisions, digests, contents, restored, claims, cites, is_forbidden,
      ids_differ
    FROM (
      SELECT n.id, e.step, j.payload ->> 'digest' AS digest, j.payload ->> e.claim AS claim,
        coalesce(galley.revision_named(j.payload, 'revision'),
          CASE WHEN e.step IN ('save', 'import') AND NOT j.payload ? 'revision' THEN 1 END) AS revision,
        CASE WHEN e.step IN ('save', 'import') THEN
          encode(sha256(convert_to((n.payload::json -> 'content')::text, 'UTF8')), 'hex')
        END AS content,
        CASE WHEN e.step = 'save' THEN galley.revision_named(j.payload, 'restoredFrom') END AS restored,
        CASE WHEN e.cites IS NOT NULL THEN coalesce(j.payload #>> e.cites, '') END AS cite,
        (actor_role = 'admin' AND e.type IS NOT NULL
          OR actor_role = 'editor' AND e.recorded_by = 'editor') IS NOT TRUE AS is_forbidden,
        CASE
          WHEN (substr(n.id::text, 15, 1) = '7') IS NOT TRUE THEN 'id'
          WHEN (n.schema_version > 0) IS NOT TRUE THEN 'schema version'
          WHEN octet_length(n.payload) > 1000000 THEN 'size'
          WHEN jsonb_typeof(j.payload) IS DISTINCT FROM 'object' THEN 'object'
          WHEN (
            SELECT count(DISTINCT k.key) <> count(*) FROM json_object_keys(n.payload::json) AS k(key)
          ) THEN 'keys'
          WHEN e.claim IS NOT NULL AND NOT j.payload ? e.claim THEN 'name'
        END AS problem
      FROM unnest(event_ids, types, schema_versions, payloads)
        WITH ORDINALITY AS n(id, type, schema_version, payload, place)
      -- What jsonb takes has no NUL and no half of a surrogate pair.
      CROSS JOIN LATERAL (
        SELECT CASE WHEN octet_length(n.payload) <= 1000000 THEN n.payload::jsonb END AS payload
        OFFSET 0
      ) AS j
      LEFT JOIN galley.event_types e ON e.type = n.type AND e.category = record.category
      ORDER BY n.place
    ) AS f;
  place := array_position(is_forbidden, true);
  IF place IS NOT NULL THEN
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
  last := 1;
  FOR place IN 1 .. cardinality(commands) LOOP
    IF commands[place] = last + 1 AND place > 1 THEN
      last := last + 1;
    ELSIF commands[place] IS DISTINCT FROM last THEN
      last := NULL;
      EXIT;
    END IF;
  END LOOP;
  -- Of one command there is nothing to be told apart.
  IF last IS DISTINCT FROM cardinality(streams) OR cardinality(streams) > 1 AND (
    (SELECT count(DISTINCT s) FROM unnest(streams) AS s) <> cardinality(streams)
    OR (SELECT count(DISTINCT c) FROM unnest(command_ids) AS c) <> cardinality(streams)
  ) THEN
    RAISE EXCEPTION 'the commands of a call are each of another stream, with its events in order'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
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

  -- What the log says of the streams and of the commands.
  SELECT array_agg(h.head ORDER BY c.number), array_agg(v.version ORDER BY c.number),
      array_agg(d.actor ORDER BY c.number), array_agg(d.stream ORDER BY c.number)
    INTO heads, known, recorders, recorded_in
    FROM unnest(streams, command_ids) WITH ORDINALITY AS c(stream, id, number)
    LEFT JOIN LATERAL (
      -- By the index of it, of each stream: the planner takes a new table for a small one.
      SELECT h AS head FROM galley.heads h WHERE h.stream = c.stream OFFSET 0
    ) AS h ON true
    CROSS JOIN LATERAL (
      SELECT coalesce(max(e.version), 0) AS version FROM galley.events e WHERE e.stream = c.stream
    ) AS v
    LEFT JOIN LATERAL (
      SELECT e.actor, e.stream FROM galley.events e WHERE e.command_id = c.id LIMIT 1
    ) AS d ON true;

  -- 3. The same command again has the same answer. Among others it is told apart first: GA007.
  last := NULL;
  FOR number IN 1 .. cardinality(streams) LOOP
    CONTINUE WHEN recorders[number] IS NULL;
    IF recorders[number] <> actor OR recorded_in[number] <> streams[number] THEN
      RAISE EXCEPTION 'command id % belongs to another command', command_ids[number]
        USING ERRCODE = 'GA003', CONSTRAINT = number;
    END IF;
    last := number;
  END LOOP;
  IF last IS NOT NULL THEN
    IF cardinality(streams) > 1 THEN
      RAISE EXCEPTION 'command id % is recorded already', command_ids[last]
        USING ERRCODE = 'GA007', CONSTRAINT = last;
    END IF;
    RETURN QUERY SELECT 1, e.position, e.version, e.recorded_at FROM galley.events e
      WHERE e.command_id = command_ids[1] ORDER BY e.command_step;
    RETURN;
  END IF;

  -- 4. Is each stream where its writer believes it to be?
  FOR number IN 1 .. cardinality(streams) LOOP
    IF known[number] IS DISTINCT FROM expected_versions[number] THEN
      RAISE EXCEPTION 'the stream is at version %, not %', known[number], expected_versions[number]
        USING ERRCODE = 'GA001', CONSTRAINT = number;
    END IF;
  END LOOP;

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
    heads[number] := galley.settled(head);
  END LOOP;

  -- 6. Names are claimed by what the events say, not by what the caller says of them.
  IF array_remove(claims, NULL) <> '{}' THEN
    WITH asked AS MATERIALIZED (
      SELECT n.command, n.name FROM unnest(commands, claims) AS n(command, name)
      WHERE n.name IS NOT NULL
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
    SELECT a.command, a.name INTO number, problem
      FROM asked a
      WHERE (SELECT c.stream FROM galley.claims c WHERE c.name = a.name)
          IS DISTINCT FROM streams[a.command]
        AND (SELECT t.stream FROM taken t WHERE t.name = a.name) IS DISTINCT FROM streams[a.command]
      LIMIT 1;
    IF FOUND THEN
      SELECT c.stream INTO holder FROM galley.claims c WHERE c.name = problem;
      RAISE EXCEPTION 'the name % is taken', problem
        USING ERRCODE = 'GA002', COLUMN = problem, HINT = holder::text, CONSTRAINT = number;
    END IF;
  END IF;

  -- 7. The texts; the table checks that a key is its text's digest. What is cited is kept for its
  -- stream, and what is brought is cited: GA004.
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
    SELECT b.command INTO number
      FROM (
        SELECT t.command, encode(t.key, 'hex') FROM unnest(text_commands, text_keys) AS t(command, key)
        EXCEPT SELECT n.command, n.cite FROM unnest(commands, cites) AS n(command, cite)
      ) AS b(command, key)
      LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'a text was brought that no event cites'
        USING ERRCODE = 'GA004', CONSTRAINT = number;
    END IF;
  END IF;
  IF array_remove(cites, NULL) <> '{}' THEN
    SELECT n.command INTO number
      FROM unnest(commands, cites) AS n(command, cite)
      WHERE n.cite !~ '^[0-9a-f]{64}$' OR n.cite IS NOT NULL AND (
        SELECT t.stream FROM galley.texts t WHERE t.key = decode(n.cite, 'hex')
      ) IS DISTINCT FROM streams[n.command]
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
      n.type, n.schema_version, n.payload::json, actor, command_ids[n.command],
      (n.version - expected_versions[n.command] - 1)::smallint, correlation_ids[n.command],
      causation_ids[n.command], recorded
    FROM unnest(commands, event_ids, types, schema_versions, payloads, versions)
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
  -- The places in the call of the commands that are still to be recorded.
  pending integer[] := ARRAY(SELECT generate_series(1, cardinality(append_each.streams)));
  tried integer[];
  alone boolean := false;
BEGIN
  WHILE cardinality(pending) > 0 LOOP
    tried := CASE WHEN alone THEN pending[1:1] ELSE pending END;
    BEGIN
      IF cardinality(tried) = cardinality(append_each.streams) THEN
        RETURN QUERY
          SELECT r.command, r.position, r.version, r.recorded_at,
            NULL::text, NULL::text, NULL::text, NULL::text, NULL::text
          FROM galley.record(
            append_each.category, append_each.streams, append_each.expected_versions,
            append_each.command_ids, append_each.correlation_ids, append_each.causation_ids,
            append_each.commands, append_each.event_ids, append_each.types,
            append_each.schema_versions, append_each.payloads, append_each.text_commands,
            append_each.text_keys, append_each.text_salts, append_each.text_bodies) AS r;
      ELSE
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
      END IF;
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

REVOKE ALL ON FUNCTION galley.no_head, galley.after, galley.settled, galley.revision_named,
  galley.head_of, galley.objection FROM PUBLIC;
