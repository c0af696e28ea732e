-- Refuses to commit a picture that no event cites. A constraint trigger cannot be replaced.
RESET ROLE;

DROP TRIGGER IF EXISTS pictures_require_citation ON galley.pictures;
CREATE CONSTRAINT TRIGGER pictures_require_citation
  AFTER INSERT ON galley.pictures
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION galley.require_citation();
ALTER TABLE galley.pictures ENABLE ALWAYS TRIGGER pictures_require_citation;
