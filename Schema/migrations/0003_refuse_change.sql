-- The record refuses to be changed, whoever asks: statement triggers, so that a change that would
-- touch no row is refused too, and ALWAYS, so that a replication session is no way round.
SET LOCAL ROLE galley_owner;

CREATE FUNCTION galley.refuse_change() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION 'the log refuses %: what is recorded stays recorded', TG_OP
    USING ERRCODE = 'GA000', TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA;
END
$$;

CREATE TRIGGER events_refuse_change
  BEFORE UPDATE OR DELETE OR TRUNCATE ON galley.events
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_change();
ALTER TABLE galley.events ENABLE ALWAYS TRIGGER events_refuse_change;
