-- Nobody changes galley.seals. ALWAYS: a replication session is no way around it.
RESET ROLE;

CREATE OR REPLACE TRIGGER seals_refuse_change
  BEFORE UPDATE OR DELETE OR TRUNCATE ON galley.seals
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_change();
ALTER TABLE galley.seals ENABLE ALWAYS TRIGGER seals_refuse_change;
