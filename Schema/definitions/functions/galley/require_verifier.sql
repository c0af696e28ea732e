-- Refuses what is not a SCRAM verifier. Be as strict as PostgreSQL, which treats anything else as a
-- plain-text password.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.require_verifier(verifier text) RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF verifier IS NULL
    OR verifier !~ ('^SCRAM-SHA-256\$[1-9][0-9]{3,6}:[A-Za-z0-9+/]{22,}={0,2}'
      || '\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$')
    OR split_part(substr(verifier, 15), ':', 1)::integer < 4096
  THEN
    RAISE EXCEPTION 'a password comes as a SCRAM-SHA-256 verifier of at least 4096 iterations'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
END
$$;

REVOKE ALL ON FUNCTION galley.require_verifier FROM PUBLIC;
