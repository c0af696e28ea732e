-- Erases the texts that a TextErased event names.
RESET ROLE;

CREATE OR REPLACE TRIGGER events_erase_texts
  AFTER INSERT ON galley.events
  FOR EACH ROW WHEN (NEW.type = 'TextErased') EXECUTE FUNCTION galley.erase_texts();
ALTER TABLE galley.events ENABLE ALWAYS TRIGGER events_erase_texts;
