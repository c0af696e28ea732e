-- Refuses every change of galley.events. ALWAYS makes the trigger fire in replication sessions too.
RESET ROLE;

CREATE OR REPLACE TRIGGER events_refuse_change
  BEFORE UPDATE OR DELETE OR TRUNCATE ON galley.events
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_change();
ALTER TABLE galley.events ENABLE ALWAYS TRIGGER events_refuse_change;
