-- Refuses every change of galley.claims. ALWAYS makes the trigger fire in replication sessions too.
RESET ROLE;

CREATE OR REPLACE TRIGGER claims_refuse_change
  BEFORE UPDATE OR DELETE OR TRUNCATE ON galley.claims
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_change();
ALTER TABLE galley.claims ENABLE ALWAYS TRIGGER claims_refuse_change;
