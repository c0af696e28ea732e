-- Refuses to delete a picture unless the log says that it was erased.
RESET ROLE;

CREATE OR REPLACE TRIGGER pictures_refuse_unrecorded_erasure
  AFTER DELETE ON galley.pictures
  REFERENCING OLD TABLE AS erased
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_unrecorded_erasure();
ALTER TABLE galley.pictures ENABLE ALWAYS TRIGGER pictures_refuse_unrecorded_erasure;
