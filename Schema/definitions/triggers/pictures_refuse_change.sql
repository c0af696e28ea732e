-- Refuses every change of galley.pictures except the erasure of a picture.
RESET ROLE;

CREATE OR REPLACE TRIGGER pictures_refuse_change
  BEFORE UPDATE OR TRUNCATE ON galley.pictures
  FOR EACH STATEMENT EXECUTE FUNCTION galley.refuse_change();
ALTER TABLE galley.pictures ENABLE ALWAYS TRIGGER pictures_refuse_change;
