-- Galley's own SQLSTATEs, one for each kind of refusal. The program has the same list.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.error_code(name text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE name
  -- An UPDATE, DELETE or TRUNCATE of recorded rows, or a text that was erased from its stream.
  WHEN 'change refused' THEN 'GA000'
  -- The stream has another version than the writer expects.
  WHEN 'stale version' THEN 'GA001'
  -- Another stream claimed the name, now or in the past.
  WHEN 'name taken' THEN 'GA002'
  -- The command id belongs to another command.
  WHEN 'command id reused' THEN 'GA003'
  -- An event cites a text that is not stored for its stream, or no event cites a text that was
  -- sent.
  WHEN 'text unknown' THEN 'GA004'
  -- The event does not follow from the revision and the text before it.
  WHEN 'out of turn' THEN 'GA005'
  -- The approver contributed to the text or submitted it.
  WHEN 'four eyes' THEN 'GA006'
  -- The command is recorded already. Send it again, alone, to get its answer.
  WHEN 'already recorded' THEN 'GA007'
  -- The connection acts as somebody else than the caller expects.
  WHEN 'wrong caller' THEN 'GA008'
  -- The name could be mistaken for the id of a stream.
  WHEN 'name like an id' THEN 'GA009'
  -- A rule about people. The message is a sentence for people.
  WHEN 'people rule' THEN 'GA100'
  -- A rule about destinations. The message is a sentence for people.
  WHEN 'destination rule' THEN 'GA101'
END;

GRANT EXECUTE ON FUNCTION galley.error_code TO PUBLIC;
