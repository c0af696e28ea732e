-- Erases the texts that an event names. It has the list of galley.is_erasure, because a call of the
-- function would be planned again for each statement.
RESET ROLE;

CREATE OR REPLACE TRIGGER events_erase_texts
  AFTER INSERT ON galley.events
  FOR EACH ROW WHEN (NEW.type IN ('TextErased', 'ReplyErased')) EXECUTE FUNCTION galley.erase_texts();
ALTER TABLE galley.events ENABLE ALWAYS TRIGGER events_erase_texts;
