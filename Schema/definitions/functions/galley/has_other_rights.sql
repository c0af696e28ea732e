-- Whether a login has any rights on the server other than those in this newsroom.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.has_other_rights(login text) RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT EXISTS (
    SELECT FROM pg_roles r
    WHERE r.rolname = has_other_rights.login AND (
      r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls
      OR EXISTS (
        SELECT FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
        WHERE m.member = r.oid AND g.rolname <> (SELECT n.member_role FROM galley.newsroom n))
      -- Objects that it owns and rights that it was granted, in any database.
      OR EXISTS (
        SELECT FROM pg_shdepend s
        WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = r.oid)))
$$;

REVOKE ALL ON FUNCTION galley.has_other_rights FROM PUBLIC;
