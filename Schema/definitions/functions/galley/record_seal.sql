-- Stores a seal and the tiles that it fills. Returns false, and stores nothing, if a seal of as
-- many events or more exists. The database cannot check that the root belongs to the log. But it
-- checks the size, so that a seal of events that do not exist cannot block all later seals.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is not an admin
--   22023  the log does not have that number of events up to the position, or the position is above
--          the watermark
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.record_seal(
  caller text, size bigint, "position" bigint, note text, edge bytea,
  levels smallint[], numbers bigint[], hashes bytea[]
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  former record;
BEGIN
  PERFORM galley.require_admin(caller);
  -- Store one seal at a time: its tiles and its edge build on those of the seal before it.
  PERFORM pg_advisory_xact_lock(galley.lock_class('seal'), 0);
  SELECT coalesce(max(s.size), 0) AS size, coalesce(max(s.position), 0) AS position INTO former
    FROM galley.seals s;
  IF former.size >= record_seal.size THEN
    RETURN false;
  END IF;
  IF record_seal.size - former.size IS DISTINCT FROM (
    SELECT count(*) FROM galley.events e
    WHERE e.position > former.position AND e.position <= record_seal.position)
    OR record_seal.position > galley.watermark()
  THEN
    RAISE EXCEPTION 'the log has not as many events up to position %', record_seal.position
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  -- Another process may have filled a tile since this one read the last seal.
  INSERT INTO galley.tiles (level, number, hashes)
    SELECT t.level, t.number, t.hashes
    FROM unnest(levels, numbers, hashes) AS t(level, number, hashes)
    ON CONFLICT DO NOTHING;
  INSERT INTO galley.seals (size, position, note, edge, sealed_by, sealed_at)
    VALUES (
      record_seal.size, record_seal.position, record_seal.note, record_seal.edge, caller,
      date_trunc('milliseconds', clock_timestamp()));
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION galley.record_seal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.record_seal TO :"member";
