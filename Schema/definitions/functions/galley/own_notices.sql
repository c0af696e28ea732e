-- What the caller chose to be told by e-mail, and where; no row for nothing.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.own_notices(
  caller text
) RETURNS TABLE (address text, kinds text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM galley.require_caller(caller);
  RETURN QUERY
    SELECT c.address, c.kinds FROM galley.notice_choices c WHERE c.login = caller;
END
$$;

REVOKE ALL ON FUNCTION galley.own_notices FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.own_notices TO :"member";
