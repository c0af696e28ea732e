-- Which database this is. A copy of a database, restored from a dump or made from a template, has
-- another identity. A replica that takes over, and a rebuilt read model, have the same.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.database_identity() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT s.system_identifier || '/' || d.oid
  FROM pg_control_system() s, pg_database d WHERE d.datname = current_database()
$$;

REVOKE ALL ON FUNCTION galley.database_identity FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.database_identity TO galley_projector, :"member";
