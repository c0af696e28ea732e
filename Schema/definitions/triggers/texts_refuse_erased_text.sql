-- Refuses to store an erased text again.
RESET ROLE;

CREATE OR REPLACE TRIGGER texts_refuse_erased_text
  BEFORE INSERT ON galley.texts
  FOR EACH ROW EXECUTE FUNCTION galley.refuse_erased_text();
ALTER TABLE galley.texts ENABLE ALWAYS TRIGGER texts_refuse_erased_text;
