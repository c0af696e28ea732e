-- The position up to which no further event can become visible.
--
-- A writer first takes a lock that publishes its floor. It then takes a position, which is above
-- the floor. It holds the floor until its events are visible. This function therefore reads the
-- last position first, and the floors second. Consider a writer that took its position before the
-- first read. If it still holds its floor at the second read, its position is above the watermark.
-- If it no longer holds its floor, it has ended, and a later snapshot sees what it recorded.
--
-- Therefore, read the watermark in one statement and scan up to it in a later one. Use a
-- transaction that takes a snapshot for each statement.
--
-- Only writers of this log hold floors. Other transactions, even long ones, do not hold back the
-- watermark.
--
-- A standby does not see the floors. There, the watermark is the last one that the primary wrote: the
-- checkpoint of a live build, or the position of a seal. Its writer had read everything up to it,
-- and what the writer had read is replayed before what the writer wrote.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.watermark() RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  last_taken bigint;
  floor bigint;
BEGIN
  IF pg_is_in_recovery() THEN
    RETURN (
      SELECT coalesce(max(w.position), 0)
      FROM (
        SELECT b.checkpoint FROM read.builds b WHERE b.status = 'live'
        UNION ALL
        SELECT s.position FROM galley.seals s
      ) AS w(position));
  END IF;
  last_taken := galley.last_position();
  floor := galley.lowest_floor();
  RETURN least(last_taken, floor);
END
$$;

REVOKE ALL ON FUNCTION galley.watermark FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.watermark TO galley_projector, :"member";
