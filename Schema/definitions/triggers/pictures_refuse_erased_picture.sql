-- Refuses to store an erased picture again.
RESET ROLE;

CREATE OR REPLACE TRIGGER pictures_refuse_erased_picture
  BEFORE INSERT ON galley.pictures
  FOR EACH ROW EXECUTE FUNCTION galley.refuse_erased_text();
ALTER TABLE galley.pictures ENABLE ALWAYS TRIGGER pictures_refuse_erased_picture;
