-- Records the events of one command in one stream: all of them, or none. The people of a newsroom
-- can add to the log only through this function and galley.append_each.
--
-- A command takes a short way here, if nothing stands against it: few statements, without sets. Where
-- anything does, or might, the command takes the way of several commands, through galley.record, which
-- decides and says why it refuses. The short way only ever adds what galley.record accepts as there: a
-- name that the stream has claimed, a text that is stored for it. Both ways use the same rules:
-- galley.read_event, galley.step_refusal, galley.next_head and galley.head_settled.
--
-- Pictures are too large for the arguments: galley.store_picture stores them, earlier in the same
-- transaction.
--
-- `caller` is the person that the client expects to act as. It must be the session user. `request`
-- is the SHA-256 of the command. If the same person sends the same command again, with the same
-- command id and request, nothing is recorded and the answer is the same as the first time.
--
-- The order of the checks, and the refusals of each:
--   1. The transaction, the caller and the form of the events:
--      25000  the isolation level is not READ COMMITTED
--      GA008  the session user is not `caller`
--      42501  the session user is not an active person of this newsroom, or is a superuser. The web
--             desk (galley_desk) is no person, but may begin the streams of what it receives
--      22P02  a payload is not JSON; 22P05 or 22003 if jsonb does not accept it
--      42501  the person's role may not record an event of this type
--      22023  an argument is missing, an event is not well formed, or a setting and the stream of
--             the settings do not belong together, or the stream has events of another category
--      54000  a payload has more than 1,000,000 bytes
--   2. One writer in a stream at a time. A call may have to wait here. It is not refused.
--   3. The command id:
--      GA003  the command id belongs to a command of another person, with another stream or with
--             another request
--   4. The expected version:
--      GA001  the stream has another version than the expected one
--   5. The step of each event in the publication of its text, and the four-eyes rule:
--      GA005  the event does not follow from the revision and the text before it
--      GA006  the approver contributed to the text or submitted it
--      42501  an editor withdraws what somebody else submitted
--   6. The names:
--      GA009  a name could be mistaken for an id, or for the beginning of one
--      GA002  another stream claimed the name, now or in the past
--   7. The texts and pictures. The pictures must be stored before: see galley.store_picture.
--      54000  a text has more than 100,000,000 bytes
--      23502  a text has no key, salt or body
--      23514  the key of a text is not the SHA-256 of its salt and body, or the salt does not have
--             16 bytes
--      GA000  a text that was sent has been erased from the stream
--      GA004  no event cites a text that was sent, or an event cites a text that is not stored for
--             the stream, or a picture that is not
--   8. The floor and the positions:
--      23514  `request` does not have 32 bytes
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.append(
  caller text,
  category text,
  stream uuid,
  expected_version integer,
  command_id uuid,
  request bytea,
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
-- Use one plan for all calls. Planning each call would take longer than running it.
SET plan_cache_mode = force_generic_plan
SET jit = off
AS $$
#variable_conflict use_column
DECLARE
  actor text := session_user;
  known record;
  head galley.heads;
  event galley.checked_event;
  events galley.checked_event[] := '{}';
  -- The names that all events contain, and the keys of the texts and pictures.
  names text[] := '{}';
  cited bytea[] := '{}';
  pictures bytea[] := '{}';
  stored bigint := 0;
  -- The answer of a lock, which is nothing. An assignment costs less than PERFORM.
  locked text;
  recorded timestamptz;
BEGIN
  <<short_way>>
  BEGIN
    EXIT short_way WHEN (
      caller = actor AND current_setting('transaction_isolation') = 'read committed'
      AND NOT pg_has_role(session_user, 'pg_database_owner', 'MEMBER')
      AND galley.is_stream_of(append.category, stream) AND expected_version >= 0
      AND command_id IS NOT NULL AND request IS NOT NULL AND correlation_id IS NOT NULL
      AND cardinality(types) BETWEEN 1 AND 9 AND cardinality(event_ids) = cardinality(types)
      AND cardinality(schema_versions) = cardinality(types)
      AND cardinality(payloads) = cardinality(types)) IS NOT TRUE;

    locked := pg_advisory_xact_lock(galley.lock_class('stream'), hashtext(stream::text));
    SELECT p.role, h AS head,
        CASE WHEN expected_version = 0
          THEN h.version IS NULL AND NOT EXISTS (
            SELECT FROM galley.events e WHERE e.stream = append.stream)
          ELSE h.version = expected_version AND append.category = (
            SELECT e.category FROM galley.events e WHERE e.stream = append.stream AND e.version = 1)
        END AND NOT EXISTS (
          SELECT FROM galley.events e WHERE e.command_id = append.command_id
        ) AS is_next
      INTO known
      FROM galley.people p LEFT JOIN galley.heads h ON h.stream = append.stream
      WHERE p.login = actor AND p.disabled_at IS NULL;
    EXIT short_way WHEN known.is_next IS NOT TRUE;

    head := CASE expected_version WHEN 0 THEN galley.empty_head(stream) ELSE known.head END;
    FOR place IN 1 .. cardinality(types) LOOP
      SELECT * INTO event FROM galley.read_event(
        known.role, append.category, types[:place - 1], 1, event_ids[place], types[place],
        schema_versions[place], payloads[place]);
      EXIT short_way WHEN event.problem IS NOT NULL OR event.id = ANY (event_ids[:place - 1])
        OR galley.step_refusal(head, event, actor, known.role) IS NOT NULL;
      head := galley.next_head(head, event, actor);
      events[place] := event;
      names := names || event.names;
      cited := cited || event.cited;
      pictures := pictures || event.pictures;
    END LOOP;

    IF cardinality(names) > 0 THEN
      EXIT short_way WHEN cardinality(names) > 1 OR galley.looks_like_id(names[1]) IS NOT FALSE;
      INSERT INTO galley.claims (name, stream) VALUES (names[1], append.stream)
        ON CONFLICT (name) DO NOTHING;
      EXIT short_way WHEN NOT FOUND AND append.stream IS DISTINCT FROM (
        SELECT c.stream FROM galley.claims c WHERE c.name = names[1]);
    END IF;

    IF cardinality(text_keys) > 0 THEN
      EXIT short_way WHEN (text_keys <@ cited) IS NOT TRUE;
      INSERT INTO galley.texts (key, stream, salt, body)
        SELECT t.key, append.stream, t.salt, t.body
        FROM unnest(text_keys, text_salts, text_bodies) AS t(key, salt, body)
        WHERE octet_length(t.body) <= 100000000
        ON CONFLICT (key) DO NOTHING;
      GET DIAGNOSTICS stored = ROW_COUNT;
    END IF;
    -- If each cited text has just been stored, nothing is left to check.
    IF stored <> cardinality(cited) THEN
      EXIT short_way WHEN EXISTS (
        SELECT FROM unnest(cited) AS n(key)
        WHERE (SELECT t.stream FROM galley.texts t WHERE t.key = n.key)
          IS DISTINCT FROM append.stream);
    END IF;
    IF cardinality(pictures) > 0 THEN
      PERFORM galley.require_pictures(
        ARRAY[append.stream], array_fill(1, ARRAY[cardinality(pictures)]), pictures);
    END IF;

    locked := pg_advisory_xact_lock_shared(
      galley.floor_key(pg_sequence_last_value('galley.positions'::regclass)));
    recorded := date_trunc('milliseconds', clock_timestamp());
    head := galley.head_settled(head);
    RETURN QUERY
      WITH stored_head AS (
        INSERT INTO galley.heads SELECT head.*
        ON CONFLICT (stream) DO UPDATE SET
          version = excluded.version, revision = excluded.revision, digest = excluded.digest,
          step = excluded.step, step_digest = excluded.step_digest, submitter = excluded.submitter,
          contributors = excluded.contributors, published = excluded.published,
          closed_by = excluded.closed_by
      )
      INSERT INTO galley.events AS e (
        position, category, stream, version, event_id, type, schema_version, payload, actor,
        command_id, command_step, correlation_id, causation_id, recorded_at, request)
      SELECT nextval('galley.positions'), append.category, append.stream,
        expected_version + n.place::integer, n.id, n.type, n.schema_version, n.body, actor,
        append.command_id, n.place::smallint - 1, append.correlation_id, append.causation_id,
        recorded, CASE n.place WHEN 1 THEN append.request END
      FROM (
        SELECT u.id, u.type, u.schema_version, u.body, u.ordinality AS place
        FROM unnest(events) WITH ORDINALITY AS u ORDER BY u.ordinality
      ) AS n
      RETURNING e.position, e.version, e.recorded_at;
    RETURN;
  END short_way;
  RETURN QUERY SELECT r.position, r.version, r.recorded_at FROM galley.record(
    append.caller, append.category, ARRAY[append.stream], ARRAY[append.expected_version],
    ARRAY[append.command_id], ARRAY[append.request], ARRAY[append.correlation_id],
    ARRAY[append.causation_id], array_fill(1, ARRAY[coalesce(cardinality(append.types), 0)]),
    append.event_ids, append.types, append.schema_versions, append.payloads,
    array_fill(1, ARRAY[coalesce(cardinality(append.text_keys), 0)]), append.text_keys,
    append.text_salts, append.text_bodies) AS r;
END
$$;

REVOKE ALL ON FUNCTION galley.append FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.append TO :"member";
