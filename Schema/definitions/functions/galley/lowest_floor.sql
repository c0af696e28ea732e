-- The lowest floor that a writer of this log holds; null if nobody is writing.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.lowest_floor() RETURNS bigint
LANGUAGE sql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT min(((l.classid::bigint & 16777215) << 32) | l.objid::bigint)
  FROM pg_locks l
  WHERE l.locktype = 'advisory' AND l.objsubid = 1
    AND l.classid::bigint >> 24 = galley.lock_class('floor') AND l.mode = 'ShareLock'
    AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
$$;

REVOKE ALL ON FUNCTION galley.lowest_floor FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.lowest_floor TO galley_projector, :"member";
