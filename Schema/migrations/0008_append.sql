-- The only way into the log: one call, one round trip, all of it or nothing.
--
-- The order of its steps is the design. Whatever may wait for another writer (the stream's lock, a
-- claim) comes before the floor is published; the floor is published before a position is taken; and
-- it is held, by the transaction, until the events can be seen. See galley.watermark.
--
-- Refusals: 42501 the caller's role may not record this; GA001 the stream is at another version;
-- GA002 a name is claimed by another stream; GA003 the command id was another command's.
SET LOCAL ROLE galley_owner;

CREATE FUNCTION galley.floor_key(last_position bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE
AS 'SELECT (103::bigint << 56) | last_position';

CREATE FUNCTION galley.append(
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
  THEN
    RAISE EXCEPTION 'an append has at least one event, and as many of each part'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;

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
  IF current_version <> expected_version THEN
    RAISE EXCEPTION 'the stream is at version %, not %', current_version, expected_version
      USING ERRCODE = 'GA001';
  END IF;

  -- 5. Names are claimed by what the events say, not by what the caller says of them.
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

  -- 6. The texts; the table checks that a key is its text's digest.
  INSERT INTO galley.texts (key, stream, salt, body)
    SELECT t.key, append.stream, t.salt, t.body
    FROM unnest(text_keys, text_salts, text_bodies) AS t(key, salt, body)
    ON CONFLICT (key) DO NOTHING;

  -- 7. Publish the floor, then take positions above it.
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

REVOKE ALL ON FUNCTION galley.append FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.append TO galley_editor, galley_admin;
