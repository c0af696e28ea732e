-- Ends the sessions that a disabled person has open in this database under their own login. Returns
-- how many sessions ended and how many remain. A session remains if this server does not let
-- galley_owner end it, or if it does not end within five seconds.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is not an admin
--   GA100  the person is not disabled
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.end_sessions(
  caller text, login text, OUT ended integer, OUT remaining integer
)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET client_min_messages = error
AS $$
DECLARE
  process integer;
  found_now integer;
  is_over boolean;
BEGIN
  PERFORM galley.require_admin(caller);
  IF NOT EXISTS (
    SELECT FROM galley.people p WHERE p.login = end_sessions.login AND p.disabled_at IS NOT NULL)
  THEN
    RAISE EXCEPTION '% is not disabled here', login USING ERRCODE = galley.error_code('people rule');
  END IF;
  ended := 0;
  -- Look more than once: a session may have been accepted just before the right to connect was
  -- revoked.
  FOR look IN 1..10 LOOP
    PERFORM pg_stat_clear_snapshot();
    found_now := 0;
    remaining := 0;
    FOR process IN
      SELECT a.pid FROM pg_stat_activity a
      WHERE a.datname = current_database() AND a.usename = end_sessions.login
        AND a.pid <> pg_backend_pid()
    LOOP
      found_now := found_now + 1;
      BEGIN
        is_over := pg_terminate_backend(process, 5000);
      EXCEPTION WHEN insufficient_privilege THEN
        is_over := false;
      END;
      ended := ended + is_over::integer;
      remaining := remaining + (NOT is_over)::integer;
    END LOOP;
    EXIT WHEN look > 1 AND remaining = found_now;
    PERFORM pg_sleep(0.05);
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION galley.end_sessions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.end_sessions TO :"member";
