-- Readers' replies have streams of their own, which the web desk begins. Events of replies erase texts,
-- too.
--
-- digest of the definitions: 8063f64f1754f7b6ed2162f20c02aa7db20a43f8c3d1882b70b70380cdf61340
SET LOCAL ROLE galley_owner;

DROP INDEX galley.events_erasures;
CREATE INDEX events_erasures ON galley.events (stream) WHERE type IN ('TextErased', 'ReplyErased');
