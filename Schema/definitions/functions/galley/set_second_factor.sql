-- Sets up the caller's own second factor and its recovery codes. The client has checked a code.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is not an active person
--   GA100  the caller has a second factor
--   23514  the secret or a digest does not have its length
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.set_second_factor(
  caller text, sealed bytea, step bigint, codes bytea[]
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
  INSERT INTO galley.second_factors (login, sealed, last_step)
    VALUES (caller, set_second_factor.sealed, step)
    ON CONFLICT ON CONSTRAINT second_factors_login DO NOTHING;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is a second factor already; remove it first'
      USING ERRCODE = galley.error_code('people rule');
  END IF;
  INSERT INTO galley.recovery_codes (login, digest) SELECT caller, c FROM unnest(codes) AS t(c);
END
$$;

REVOKE ALL ON FUNCTION galley.set_second_factor FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.set_second_factor TO :"member";
