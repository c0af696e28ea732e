-- Whose password the secret of a link may set; null if it may set none: it is unknown, used or
-- expired, the person is disabled or has other rights on the server now, or whoever made the link is
-- no admin any more.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.password_reset(secret bytea) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT r.login
  FROM galley.password_resets r
  LEFT JOIN pg_roles m ON m.rolname = r.made_by
  WHERE r.digest = sha256(secret) AND r.expires_at > clock_timestamp()
    AND galley.role_of(r.login) IS NOT NULL
    AND (m.rolsuper OR r.made_by = r.login
      OR (galley.role_of(r.made_by) = 'admin' AND NOT galley.has_other_rights(r.login)))
$$;

REVOKE ALL ON FUNCTION galley.password_reset FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.password_reset TO galley_desk;
