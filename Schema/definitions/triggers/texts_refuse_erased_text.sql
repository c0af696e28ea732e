-- Refuses to store an erased text again.
RESET ROLE;

CREATE OR REPLACE TRIGGER texts_refuse_erased_text
  AFTER INSERT ON galley.texts
  REFERENCING NEW TABLE AS stored
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_erased_text();
ALTER TABLE galley.texts ENABLE ALWAYS TRIGGER texts_refuse_erased_text;
