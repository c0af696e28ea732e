-- Sets what the caller is told by e-mail, and where. Without kinds, they are told nothing, and the
-- address is deleted.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is not a person of this newsroom
--   23514  a kind does not exist
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.set_notices(
  caller text, address text, kinds text[]
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM galley.require_caller(caller);
  IF galley.role_of(caller) IS NULL THEN
    RAISE EXCEPTION '% is not a person of this newsroom', caller
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF cardinality(kinds) = 0 THEN
    DELETE FROM galley.notice_choices c WHERE c.login = caller;
    RETURN;
  END IF;
  INSERT INTO galley.notice_choices AS c (login, address, kinds)
    VALUES (caller, set_notices.address, set_notices.kinds)
    ON CONFLICT (login) DO UPDATE
      SET address = excluded.address, kinds = excluded.kinds, since = excluded.since
      WHERE (c.address, c.kinds) IS DISTINCT FROM (excluded.address, excluded.kinds);
END
$$;

REVOKE ALL ON FUNCTION galley.set_notices FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.set_notices TO :"member";
