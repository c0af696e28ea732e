-- Whether a name could be mistaken for the id of a stream, or for the beginning of one. Such a name
-- cannot be claimed: a reference by id would be ambiguous. These names look like an id:
--   4 or more hexadecimal digits, with hyphens where a UUID has them, or without hyphens
--   32 hexadecimal digits, however they are grouped by hyphens
--   anything that begins with @, because @ and a number are a position
-- The program has the same rule. Most names have another character, which is the quickest to see.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.looks_like_id(name text) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN name LIKE '@%'
  OR ltrim(name, '0123456789abcdefABCDEF-') = '' AND (
    length(name) >= 4 AND (
      starts_with(
        '00000000-0000-0000-0000-000000000000',
        translate(lower(name), '123456789abcdef', '000000000000000'))
      OR starts_with(repeat('0', 32), translate(lower(name), '123456789abcdef', '000000000000000')))
    OR translate(lower(name), '123456789abcdef-', '000000000000000') = repeat('0', 32));

REVOKE ALL ON FUNCTION galley.looks_like_id FROM PUBLIC;
