-- Nobody changes galley.texts; a text can only be erased. ALWAYS: a replication session is no way around it.
RESET ROLE;

CREATE OR REPLACE TRIGGER texts_refuse_change
  BEFORE UPDATE OR TRUNCATE ON galley.texts
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_change();
ALTER TABLE galley.texts ENABLE ALWAYS TRIGGER texts_refuse_change;
