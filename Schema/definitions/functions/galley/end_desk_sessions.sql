-- Ends a person's sessions at the web desk, their tokens, and the link by which they could set a
-- password.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.end_desk_sessions(login text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM galley.desk_sessions s WHERE s.login = end_desk_sessions.login;
  DELETE FROM galley.desk_tokens t WHERE t.login = end_desk_sessions.login;
  DELETE FROM galley.password_resets r WHERE r.login = end_desk_sessions.login;
END
$$;

REVOKE ALL ON FUNCTION galley.end_desk_sessions FROM PUBLIC;
