-- PostgreSQL lets everybody hold advisory locks, store large objects and write messages into the
-- write-ahead log. Nobody in a newsroom needs these rights, and advisory locks coordinate the
-- writers of the log. Only a superuser can revoke them. Where another role migrates they stay; the
-- threat model says so.
DO $$
DECLARE
  routine regprocedure;
BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    RAISE WARNING '% is not a superuser: people of this newsroom can hold locks', current_user;
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
