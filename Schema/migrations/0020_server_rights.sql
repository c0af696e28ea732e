-- What PostgreSQL lets everybody do in a database, and nobody of a newsroom needs: hold advisory
-- locks, by which the log's writers, the projectors and the workers know of one another; keep large
-- objects; write messages into the server's log of changes. These are a superuser's to take away; where
-- a newsroom's migrations are another's they stay, and the threat model says so.
DO $$
DECLARE
  routine regprocedure;
BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    RAISE WARNING '% is no superuser: people of this newsroom can hold locks', current_user;
    RETURN;
  END IF;
  FOR routine IN
    SELECT oid::regprocedure FROM pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace
      AND proname ~ '^(pg_(try_)?advisory_|lo_|lo(read|write)$|pg_logical_emit_message$)'
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', routine);
    IF routine::text LIKE '%advisory%' THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO galley_owner, galley_projector', routine);
    END IF;
  END LOOP;
END
$$;

SET LOCAL ROLE galley_owner;

-- Whoever reads a build holds it, until their session ends: it is not removed meanwhile.
CREATE FUNCTION galley.hold_build(schema text) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS 'SELECT FROM pg_advisory_lock_shared(107, hashtext(schema))';

CREATE FUNCTION galley.release_build(schema text) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS 'SELECT FROM pg_advisory_unlock_shared(107, hashtext(schema))';

REVOKE ALL ON FUNCTION galley.hold_build, galley.release_build FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.hold_build, galley.release_build
  TO galley_projector, galley_editor, galley_admin, galley_auditor;
