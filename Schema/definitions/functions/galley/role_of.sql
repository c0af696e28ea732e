-- The role of an active person of this newsroom: editor, admin or auditor; null for anybody else,
-- and for a superuser, because the rules of the newsroom cannot bind a superuser.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.role_of(login text) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN (
    SELECT p.role FROM galley.people p JOIN pg_roles r ON r.rolname = p.login
    WHERE p.login = role_of.login AND p.disabled_at IS NULL AND NOT r.rolsuper);
END
$$;

REVOKE ALL ON FUNCTION galley.role_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.role_of TO galley_projector, :"member";
