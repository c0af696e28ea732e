-- Erases the texts that an event names: see galley.is_erasure.
RESET ROLE;

CREATE OR REPLACE TRIGGER events_erase_texts
  AFTER INSERT ON galley.events
  FOR EACH ROW WHEN (galley.is_erasure(NEW.type)) EXECUTE FUNCTION galley.erase_texts();
ALTER TABLE galley.events ENABLE ALWAYS TRIGGER events_erase_texts;
