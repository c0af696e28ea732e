-- Readers' replies have streams of their own, which the web desk begins. Events of replies erase texts,
-- too.
--
-- digest of the definitions: 967214c25ed9fc72c84221f0bf9c8748f729c8cf906e0e543b8cc2a942fe692f
SET LOCAL ROLE galley_owner;

DROP INDEX galley.events_erasures;
CREATE INDEX events_erasures ON galley.events (stream) WHERE type IN ('TextErased', 'ReplyErased');
