-- The valid tokens of the caller, or of everybody for an admin, the newest first. No secret is in them.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller asks for everybody's and is not an admin
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.tokens(caller text, everybody boolean)
RETURNS TABLE (
  id bytea, login text, label text, scope text, made_at timestamptz, expires_at timestamptz,
  used_at timestamptz
)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF everybody THEN
    PERFORM galley.require_admin(caller);
  ELSE
    PERFORM galley.require_caller(caller);
  END IF;
  RETURN QUERY
    SELECT t.id, t.login, t.label, t.scope, t.made_at, t.expires_at, t.used_at
    FROM galley.desk_tokens t
    WHERE t.expires_at > clock_timestamp() AND (everybody OR t.login = caller)
    ORDER BY t.made_at DESC;
END
$$;

REVOKE ALL ON FUNCTION galley.tokens FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.tokens TO :"member";
