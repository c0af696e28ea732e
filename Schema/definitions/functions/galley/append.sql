-- Records the events of one command in one stream: all of them, or none. The people of a newsroom
-- can add to the log only through this function and galley.append_each. Both call galley.record.
-- Pictures are too large for the arguments: galley.store_picture stores them, earlier in the same
-- transaction.
--
-- `caller` is the person that the client expects to act as. It must be the session user. `request`
-- is the SHA-256 of the command. If the same person sends the same command again, with the same
-- command id and request, nothing is recorded and the answer is the same as the first time.
--
-- The order of the checks, and the refusals of each:
--   1. The caller and the form of the events:
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
BEGIN
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
