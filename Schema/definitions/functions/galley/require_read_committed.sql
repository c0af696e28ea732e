-- Refuses to continue in a transaction that sees the newsroom as it was at its beginning: it would not
-- see an erasure, or that a person has another role now.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.require_read_committed() RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'the log is written to only with the isolation level READ COMMITTED, not %',
      upper(current_setting('transaction_isolation')) USING ERRCODE = 'invalid_transaction_state';
  END IF;
END
$$;

REVOKE ALL ON FUNCTION galley.require_read_committed FROM PUBLIC;
