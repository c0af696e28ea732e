-- Refuses to continue if the connection acts as somebody else than the caller expects. This happens
-- when a pooler passes a connection from one person to another.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.require_caller(caller text) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF caller IS DISTINCT FROM session_user THEN
    RAISE EXCEPTION 'this connection acts as %, not as %', session_user, coalesce(caller, 'nobody')
      USING ERRCODE = galley.error_code('wrong caller');
  END IF;
END
$$;

REVOKE ALL ON FUNCTION galley.require_caller FROM PUBLIC;
