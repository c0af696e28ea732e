-- What the database can see for itself of what is appended to it, it does not take anybody's word
-- for: the form of an event, the texts that it cites, that a text is approved and published as it was
-- saved and submitted, and four eyes. The rest of the desk's rules are the program's, and what was
-- recorded past them is found by 'galley log verify'.
SET LOCAL ROLE galley_owner;

ALTER TABLE galley.event_types
  ADD COLUMN cites text[],
  ADD COLUMN step text
    CHECK (step IN ('save', 'submit', 'withdraw', 'approve', 'schedule', 'publish'));

COMMENT ON COLUMN galley.event_types.cites IS
  'The payload''s path to the key of the text that the event cites.';
COMMENT ON COLUMN galley.event_types.step IS
  'What the event does on a text''s way to the public.';

UPDATE galley.event_types SET cites = '{content,manuscript}', step = 'save'
  WHERE type IN ('ArticleDrafted', 'ArticleRevised');
UPDATE galley.event_types SET cites = '{note}' WHERE type = 'NoteAdded';
UPDATE galley.event_types SET step = 'submit' WHERE type = 'ArticleSubmitted';
UPDATE galley.event_types SET step = 'withdraw'
  WHERE type IN ('SubmissionWithdrawn', 'ChangesRequested');
UPDATE galley.event_types SET step = 'approve' WHERE type = 'ArticleApproved';
UPDATE galley.event_types SET step = 'schedule' WHERE type = 'PublicationScheduled';
UPDATE galley.event_types SET step = 'publish'
  WHERE type IN ('ArticlePublished', 'CorrectionPublished');
-- What is published stands under its slug, which must be the article's own.
UPDATE galley.event_types SET claim = 'slug' WHERE type = 'ArticlePublished';

-- The form of what is appended, whatever it says.
CREATE FUNCTION galley.check_form(
  event_ids uuid[], schema_versions smallint[], payloads text[], text_bodies text[]
) RETURNS void
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  payload text;
  keys bigint;
BEGIN
  IF EXISTS (
      SELECT FROM unnest(event_ids) AS i(id) WHERE (substr(i.id::text, 15, 1) = '7') IS NOT TRUE)
    OR (SELECT count(DISTINCT i.id) FROM unnest(event_ids) AS i(id)) <> cardinality(event_ids)
  THEN
    RAISE EXCEPTION 'the ids of events are UUIDs of version 7, each another'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF EXISTS (
    SELECT FROM unnest(schema_versions) AS v(version) WHERE (v.version > 0) IS NOT TRUE)
  THEN
    RAISE EXCEPTION 'schema versions begin with 1' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  FOREACH payload IN ARRAY payloads LOOP
    IF octet_length(payload) > 1000000 THEN
      RAISE EXCEPTION 'a payload has at most 1000000 bytes; this has %', octet_length(payload)
        USING ERRCODE = 'program_limit_exceeded';
    END IF;
    -- What jsonb takes has no NUL and no half of a surrogate pair.
    IF jsonb_typeof(payload::jsonb) IS DISTINCT FROM 'object' THEN
      RAISE EXCEPTION 'a payload is a JSON object' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    SELECT count(*) INTO keys FROM json_object_keys(payload::json);
    IF keys <> (SELECT count(*) FROM jsonb_object_keys(payload::jsonb)) THEN
      RAISE EXCEPTION 'a payload has each key once' USING ERRCODE = 'invalid_parameter_value';
    END IF;
  END LOOP;
  IF EXISTS (SELECT FROM unnest(text_bodies) AS b(body) WHERE octet_length(b.body) > 100000000) THEN
    RAISE EXCEPTION 'a text has at most 100000000 bytes' USING ERRCODE = 'program_limit_exceeded';
  END IF;
END
$$;

-- What is cited is kept for this stream, and what is brought is cited. GA004.
CREATE FUNCTION galley.check_citations(
  stream uuid, types text[], payloads text[], text_keys bytea[]
) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  cited text[];
BEGIN
  SELECT coalesce(array_agg(coalesce(n.payload::json #>> t.cites, '')), '{}') INTO cited
    FROM unnest(types, payloads) AS n(type, payload)
    JOIN galley.event_types t ON t.type = n.type
    WHERE t.cites IS NOT NULL;
  IF EXISTS (
    SELECT FROM unnest(cited) AS c(key)
    WHERE c.key !~ '^[0-9a-f]{64}$' OR NOT EXISTS (
      SELECT FROM galley.texts t
      WHERE t.key = decode(c.key, 'hex') AND t.stream = check_citations.stream))
  THEN
    RAISE EXCEPTION 'an event cites a text that is not kept for its article'
      USING ERRCODE = 'GA004';
  END IF;
  IF EXISTS (
    SELECT FROM unnest(text_keys) AS b(key) WHERE encode(b.key, 'hex') <> ALL (cited))
  THEN
    RAISE EXCEPTION 'a text was brought that no event cites' USING ERRCODE = 'GA004';
  END IF;
END
$$;

-- The way of a text to the public, a step after the other: what is submitted is what was saved, what
-- is approved is what is submitted, and by nobody who had a hand in it; what is scheduled, published
-- or given out as a correction is what is approved. GA005 out of turn, GA006 four eyes.
--
-- A save, a withdrawal or a request for changes takes submission and approval away. Who has a hand in
-- a revision is who saved it, who had a hand in the one before unless that was published, and who had
-- in the one that it restores.
CREATE FUNCTION galley.check_steps(
  stream uuid, types text[], payloads text[], actor text
) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_variable
DECLARE
  taken record;
  digest text;
  expected text;
  number integer;
  named numeric;
  restored numeric;
  saved text;
  submitted text;
  submitter text;
  approved text;
  revision integer := 0;
  published numeric;
  hands jsonb[] := '{}';
  mine jsonb;
BEGIN
  IF NOT EXISTS (
    SELECT FROM unnest(types) AS n(type) JOIN galley.event_types t ON t.type = n.type
    WHERE t.step IS NOT NULL)
  THEN
    RETURN;
  END IF;
  FOR taken IN
    SELECT t.step, e.type, e.payload, e.actor, e.version AS place, false AS is_new
      FROM galley.events e JOIN galley.event_types t ON t.type = e.type
      WHERE e.stream = check_steps.stream AND t.step IS NOT NULL
    UNION ALL
    SELECT t.step, n.type, n.payload::json, check_steps.actor, n.place::integer, true
      FROM unnest(types, payloads) WITH ORDINALITY AS n(type, payload, place)
      JOIN galley.event_types t ON t.type = n.type
      WHERE t.step IS NOT NULL
    ORDER BY is_new, place
  LOOP
    digest := taken.payload ->> 'digest';
    named := CASE
      WHEN taken.payload -> 'revision' IS NULL AND taken.step = 'save' THEN 1
      WHEN json_typeof(taken.payload -> 'revision') = 'number'
        THEN (taken.payload ->> 'revision')::numeric END;
    IF taken.is_new THEN
      expected := CASE taken.step
        WHEN 'save'
          THEN encode(sha256(convert_to((taken.payload -> 'content')::text, 'UTF8')), 'hex')
        WHEN 'submit' THEN CASE WHEN submitted IS NULL THEN saved END
        WHEN 'withdraw' THEN coalesce(digest, '')
        WHEN 'approve' THEN CASE WHEN submitted = saved THEN submitted END
        ELSE approved
      END;
      number := CASE taken.step WHEN 'save' THEN revision + 1 ELSE revision END;
      IF expected IS NULL OR coalesce(digest, '') <> expected
        OR coalesce(named, 0) <> number
      THEN
        RAISE EXCEPTION '% out of turn: it is not of the revision and text before it', taken.type
          USING ERRCODE = 'GA005', COLUMN = taken.type;
      END IF;
      IF taken.step = 'approve'
        AND (submitter = taken.actor OR hands[revision] ? taken.actor)
      THEN
        RAISE EXCEPTION '% had a hand in what is to be approved', taken.actor
          USING ERRCODE = 'GA006', COLUMN = taken.type;
      END IF;
    END IF;
    IF taken.is_new AND taken.type = 'SubmissionWithdrawn' AND submitter <> taken.actor
      AND galley.role_of(taken.actor) <> 'admin'
    THEN
      RAISE EXCEPTION '% did not submit it', taken.actor
        USING ERRCODE = 'insufficient_privilege', COLUMN = taken.type;
    END IF;
    CASE taken.step
      WHEN 'save' THEN
        mine := CASE WHEN revision > 0 AND published IS DISTINCT FROM revision
          THEN hands[revision] ELSE '{}' END;
        restored := CASE json_typeof(taken.payload -> 'restoredFrom')
          WHEN 'number' THEN (taken.payload ->> 'restoredFrom')::numeric END;
        IF restored BETWEEN 1 AND revision THEN
          mine := mine || hands[restored::integer];
        END IF;
        mine := mine || jsonb_build_object(taken.actor, true);
        revision := revision + 1;
        hands[revision] := mine;
        saved := digest;
        submitted := NULL;
        approved := NULL;
      WHEN 'submit' THEN
        submitted := digest;
        submitter := taken.actor;
        approved := NULL;
      WHEN 'withdraw' THEN
        submitted := NULL;
        approved := NULL;
      WHEN 'approve' THEN
        approved := digest;
      WHEN 'publish' THEN
        published := named;
      ELSE NULL;
    END CASE;
  END LOOP;
END
$$;

-- As before, and with these checks: those of the form before anybody is waited for, the others where
-- the stream is this writer's. All of them come before the floor is published.
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
AS $$
#variable_conflict use_column
DECLARE
  actor_role text := galley.role_of(session_user);
  refused text;
  claimed text;
  holder uuid;
  current_version integer;
  recorded timestamptz;
BEGIN
  -- 1. May the caller record this?
  IF actor_role IS NULL THEN
    RAISE EXCEPTION '% is nobody of this newsroom', session_user
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT t.type INTO refused
    FROM unnest(append.types) AS t(type)
    LEFT JOIN galley.event_types e ON e.type = t.type AND e.category = append.category
    WHERE NOT coalesce(
      actor_role = 'admin' AND e.type IS NOT NULL
      OR actor_role = 'editor' AND e.recorded_by = 'editor', false)
    LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'an % may not record %', actor_role, refused
      USING ERRCODE = 'insufficient_privilege', COLUMN = refused;
  END IF;
  IF coalesce(cardinality(event_ids), 0) = 0
    OR cardinality(types) IS DISTINCT FROM cardinality(event_ids)
    OR cardinality(schema_versions) IS DISTINCT FROM cardinality(event_ids)
    OR cardinality(payloads) IS DISTINCT FROM cardinality(event_ids)
    OR append.stream IS NULL OR append.command_id IS NULL OR append.correlation_id IS NULL
  THEN
    RAISE EXCEPTION 'an append has a stream, a command, at least one event, and as many of each part'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM galley.check_form(event_ids, schema_versions, payloads, text_bodies);

  -- 2. One writer a stream at a time; the next one sees what this one recorded.
  PERFORM pg_advisory_xact_lock(103, hashtext(append.stream::text));

  -- 3. The same command again has the same answer.
  IF EXISTS (SELECT FROM galley.events e WHERE e.command_id = append.command_id) THEN
    IF EXISTS (
      SELECT FROM galley.events e
      WHERE e.command_id = append.command_id
        AND (e.stream <> append.stream OR e.actor <> session_user)
    ) THEN
      RAISE EXCEPTION 'command id % belongs to another command', append.command_id
        USING ERRCODE = 'GA003';
    END IF;
    RETURN QUERY SELECT e.position, e.version, e.recorded_at FROM galley.events e
      WHERE e.command_id = append.command_id ORDER BY e.command_step;
    RETURN;
  END IF;

  -- 4. Is the stream where the writer believes it to be?
  SELECT coalesce(max(e.version), 0) INTO current_version
    FROM galley.events e WHERE e.stream = append.stream;
  IF current_version IS DISTINCT FROM expected_version THEN
    RAISE EXCEPTION 'the stream is at version %, not %', current_version, expected_version
      USING ERRCODE = 'GA001';
  END IF;

  -- 5. Is it its turn, and by somebody else?
  PERFORM galley.check_steps(append.stream, append.types, append.payloads, session_user);

  -- 6. Names are claimed by what the events say, not by what the caller says of them.
  FOR claimed IN
    SELECT t.payload::json ->> e.claim
    FROM unnest(types, payloads) AS t(type, payload)
    JOIN galley.event_types e ON e.type = t.type
    WHERE e.claim IS NOT NULL
  LOOP
    INSERT INTO galley.claims (name, stream) VALUES (claimed, append.stream)
      ON CONFLICT (name) DO NOTHING;
    IF NOT FOUND THEN
      SELECT c.stream INTO holder FROM galley.claims c WHERE c.name = claimed;
      IF holder <> append.stream THEN
        RAISE EXCEPTION 'the name % is taken', claimed
          USING ERRCODE = 'GA002', COLUMN = claimed, HINT = holder::text;
      END IF;
    END IF;
  END LOOP;

  -- 7. The texts; the table checks that a key is its text's digest.
  INSERT INTO galley.texts (key, stream, salt, body)
    SELECT t.key, append.stream, t.salt, t.body
    FROM unnest(text_keys, text_salts, text_bodies) AS t(key, salt, body)
    ON CONFLICT (key) DO NOTHING;
  PERFORM galley.check_citations(append.stream, types, payloads, text_keys);

  -- 8. Publish the floor, then take positions above it.
  PERFORM pg_advisory_xact_lock_shared(galley.floor_key(s.last_value)) FROM galley.positions s;
  recorded := date_trunc('milliseconds', clock_timestamp());
  RETURN QUERY
    INSERT INTO galley.events AS e (
      position, category, stream, version, event_id, type, schema_version, payload, actor,
      command_id, command_step, correlation_id, causation_id, recorded_at)
    SELECT
      nextval('galley.positions'), append.category, append.stream,
      current_version + t.step::integer, t.event_id, t.type, t.schema_version, t.payload::json,
      session_user, append.command_id, (t.step - 1)::smallint, append.correlation_id,
      append.causation_id, recorded
    FROM unnest(event_ids, types, schema_versions, payloads)
      WITH ORDINALITY AS t(event_id, type, schema_version, payload, step)
    RETURNING e.position, e.version, e.recorded_at;
END
$$;

REVOKE ALL ON FUNCTION galley.check_form, galley.check_citations, galley.check_steps FROM PUBLIC;
