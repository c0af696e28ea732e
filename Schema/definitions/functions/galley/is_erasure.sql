-- Whether an event of this type erases the texts and pictures that it names. The index of erasures and
-- the trigger events_erase_texts have the same list.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.is_erasure(type text) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN type IN ('TextErased', 'ReplyErased');

GRANT EXECUTE ON FUNCTION galley.is_erasure TO PUBLIC;
