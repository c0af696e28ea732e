-- Everybody's repeated command waits for the synchronous standby, not only a superuser's. Nobody may
-- write messages into the write-ahead log except the function that does it for this wait.
--
-- digest of the definitions: 3cd0b7dd5b701604444836405fa1c851ff97613c89d69f02619ba5485d5b98ee
DO $$
DECLARE
  routine regprocedure;
BEGIN
  -- Where another role migrates, everybody still has the right.
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    FOR routine IN
      SELECT oid::regprocedure FROM pg_proc
      WHERE pronamespace = 'pg_catalog'::regnamespace AND proname = 'pg_logical_emit_message'
    LOOP
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO galley_owner', routine);
    END LOOP;
  END IF;
END
$$;
