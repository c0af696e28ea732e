-- Refuses every change of galley.tiles. ALWAYS makes the trigger fire in replication sessions too.
RESET ROLE;

CREATE OR REPLACE TRIGGER tiles_refuse_change
  BEFORE UPDATE OR DELETE OR TRUNCATE ON galley.tiles
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_change();
ALTER TABLE galley.tiles ENABLE ALWAYS TRIGGER tiles_refuse_change;
