-- Refuses every change of galley.texts except the erasure of a text. ALWAYS makes the trigger fire
-- in replication sessions too.
RESET ROLE;

CREATE OR REPLACE TRIGGER texts_refuse_change
  BEFORE UPDATE OR TRUNCATE ON galley.texts
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_change();
ALTER TABLE galley.texts ENABLE ALWAYS TRIGGER texts_refuse_change;
