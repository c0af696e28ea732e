-- Who is what in this newsroom, as a view: a session's first question reads it by itself, where a
-- function in a language would load that language and plan once more, a third of the question's
-- cost each.
SET LOCAL ROLE galley_owner;

-- 'admin', 'editor' or 'auditor' for each person who was not disabled. A superuser is a member of
-- every role and so of none.
CREATE VIEW galley.roles AS
  SELECT p.login,
    CASE
      WHEN r.rolsuper THEN NULL
      WHEN pg_has_role(r.oid, 'galley_admin', 'MEMBER') THEN 'admin'
      WHEN pg_has_role(r.oid, 'galley_editor', 'MEMBER') THEN 'editor'
      WHEN pg_has_role(r.oid, 'galley_auditor', 'MEMBER') THEN 'auditor'
    END AS role
  FROM galley.people p JOIN pg_roles r ON r.rolname = p.login
  WHERE p.disabled_at IS NULL;

CREATE OR REPLACE FUNCTION galley.role_of(login text) RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN (SELECT r.role FROM galley.roles r WHERE r.login = role_of.login);
END
$$;

GRANT SELECT ON galley.roles
  TO galley_projector, galley_editor, galley_admin, galley_auditor;
