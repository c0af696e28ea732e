-- Refuses to continue unless `caller` is the session user and is an editor or an admin here.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.require_writer(caller text) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM galley.require_caller(caller);
  IF galley.role_of(caller) IS NULL OR galley.role_of(caller) NOT IN ('editor', 'admin') THEN
    RAISE EXCEPTION '% is not an editor or an admin of this newsroom', caller
      USING ERRCODE = 'insufficient_privilege';
  END IF;
END
$$;

REVOKE ALL ON FUNCTION galley.require_writer FROM PUBLIC;
