-- The SQLSTATE of each refusal that is Galley's own. The program has the same list.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.error_code(name text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE name
  -- An UPDATE, DELETE or TRUNCATE of what is recorded.
  WHEN 'change refused' THEN 'GA000'
  -- The stream is at another version than the writer expected.
  WHEN 'stale version' THEN 'GA001'
  -- Another stream holds the name, or held it once.
  WHEN 'name taken' THEN 'GA002'
  -- The command id belongs to another command.
  WHEN 'command id reused' THEN 'GA003'
  -- An event cites a text that is not stored for its stream, or a text was sent that none cites.
  WHEN 'text unknown' THEN 'GA004'
  -- The event does not follow from the revision and the text before it.
  WHEN 'out of turn' THEN 'GA005'
  -- The approver contributed to the text or submitted it.
  WHEN 'four eyes' THEN 'GA006'
  -- The command is recorded already; it is sent again alone for its answer.
  WHEN 'already recorded' THEN 'GA007'
  -- The connection acts as somebody else than the caller believes.
  WHEN 'wrong caller' THEN 'GA008'
  -- A rule about people, in words for a person.
  WHEN 'people rule' THEN 'GA100'
END;

GRANT EXECUTE ON FUNCTION galley.error_code TO PUBLIC;
