-- The position up to which no event can still appear that is not visible already.
--
-- Every writer that holds a position it has not committed holds a floor below that position, and
-- held it before it took the position. So: first the last position taken, then the floors. A writer
-- that took its position before the first question either still holds its floor at the second, and
-- is above the watermark, or has ended, and a snapshot taken afterwards sees what it recorded. For
-- that reason a scan up to the watermark is a later statement than the one that asks for it, in a
-- transaction that takes a snapshot for each statement.
--
-- Only writers of this log hold floors, so no other transaction, however long, holds it back.
SET LOCAL ROLE galley_owner;

CREATE FUNCTION galley.last_position() RETURNS bigint
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS 'SELECT last_value FROM galley.positions';

-- Null when nobody is writing.
CREATE FUNCTION galley.least_floor() RETURNS bigint
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT min(((l.classid::bigint & 16777215) << 32) | l.objid::bigint)
  FROM pg_locks l
  WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.classid::bigint >> 24 = 103
    AND l.mode = 'ShareLock'
    AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
$$;

CREATE FUNCTION galley.watermark() RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  last_taken bigint;
  floor bigint;
BEGIN
  last_taken := galley.last_position();
  floor := galley.least_floor();
  RETURN least(last_taken, floor);
END
$$;
