-- Records the events of one command in one stream: all of them, or a refusal. With
-- galley.append_each, the only way into the log. galley.record has the order of the checks.
--
-- `caller` is who the caller believes to be, and must be who the connection acts as. `request` is
-- the SHA-256 of the command: the same command id with another request is refused; with the same
-- one, the answer is that of the first time.
--
-- Refusals:
--   GA008  the connection acts as somebody else than `caller`
--   42501  the caller is not active here, or their role may not record an event of this type
--   22023  an argument is missing, or an event is not well formed; 22P02 its payload is not JSON
--   54000  a payload has more than 1,000,000 bytes, or a text more than 100,000,000
--   GA003  the command id belongs to another command
--   GA001  the stream is at another version than the one expected
--   GA005  an event does not follow from the revision and the text before it
--   GA006  the approver contributed to the text or submitted it
--   GA002  another stream holds a name, or held it once
--   GA004  a text is cited and not stored for the stream, or is sent and not cited
--   GA000  a text is sent that was erased from the stream
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
-- One plan serves all calls; to plan each call anew would take longer than its work.
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
