-- Refuses to delete a text unless the log says that it was erased.
RESET ROLE;

CREATE OR REPLACE TRIGGER texts_refuse_unrecorded_erasure
  AFTER DELETE ON galley.texts
  REFERENCING OLD TABLE AS erased
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_unrecorded_erasure();
ALTER TABLE galley.texts ENABLE ALWAYS TRIGGER texts_refuse_unrecorded_erasure;
