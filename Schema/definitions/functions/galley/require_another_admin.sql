-- Refuses to continue if `login` is the newsroom's only admin.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.require_another_admin(login text) RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- If two admins disable each other, one waits here for the other, at any isolation level.
  PERFORM FROM galley.people p WHERE p.disabled_at IS NULL FOR UPDATE;
  IF galley.role_of(require_another_admin.login) = 'admin' AND NOT EXISTS (
    SELECT FROM galley.people p
    WHERE p.login <> require_another_admin.login AND galley.role_of(p.login) = 'admin')
  THEN
    RAISE EXCEPTION '% is the last admin of this newsroom; make somebody else an admin first', login
      USING ERRCODE = galley.error_code('people rule');
  END IF;
END
$$;

REVOKE ALL ON FUNCTION galley.require_another_admin FROM PUBLIC;
