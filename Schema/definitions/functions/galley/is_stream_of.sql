-- Whether a stream may have events of a category. A category with one stream has no events elsewhere,
-- and shares the stream with no other category.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.is_stream_of(category text, stream uuid) RETURNS boolean
LANGUAGE sql IMMUTABLE
RETURN (category = 'settings') = (stream = galley.only_stream('settings'));

REVOKE ALL ON FUNCTION galley.is_stream_of FROM PUBLIC;
