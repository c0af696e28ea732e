-- Ends only when the synchronous standbys, if there are any, have everything that was recorded before.
--
-- A commit waits for the standbys if its transaction has written something. A message is the smallest
-- thing that can be written, and nobody reads it. People may not write messages themselves.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.await_replication() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF pg_is_in_recovery() THEN
    RAISE EXCEPTION 'cannot wait for standbys on a standby'
      USING ERRCODE = 'read_only_sql_transaction';
  END IF;
  IF current_setting('synchronous_standby_names') <> '' THEN
    PERFORM pg_logical_emit_message(true, 'galley', '');
  END IF;
END
$$;

REVOKE ALL ON FUNCTION galley.await_replication FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.await_replication TO :"member";
