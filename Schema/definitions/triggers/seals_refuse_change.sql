-- Refuses every change of galley.seals. ALWAYS makes the trigger fire in replication sessions too.
RESET ROLE;

CREATE OR REPLACE TRIGGER seals_refuse_change
  BEFORE UPDATE OR DELETE OR TRUNCATE ON galley.seals
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_change();
ALTER TABLE galley.seals ENABLE ALWAYS TRIGGER seals_refuse_change;
