-- Removes the words of an erased text from the text index.
RESET ROLE;

CREATE OR REPLACE TRIGGER texts_leave_the_index
  AFTER DELETE ON galley.texts
  REFERENCING OLD TABLE AS erased
  FOR EACH STATEMENT EXECUTE FUNCTION read.forget_erased_texts();
ALTER TABLE galley.texts ENABLE ALWAYS TRIGGER texts_leave_the_index;
