-- The only stream of a category: all settings of the newsroom are in one stream, and nothing else is.
-- Null for a category with any number of streams. The program has the same id.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.only_stream(category text) RETURNS uuid
LANGUAGE sql IMMUTABLE
RETURN CASE category WHEN 'settings' THEN '73657474-696e-8773-8000-000000000000'::uuid END;

REVOKE ALL ON FUNCTION galley.only_stream FROM PUBLIC;
