-- Readers' replies have streams of their own, which the web desk begins. Events of replies erase texts,
-- too.
--
-- digest of the definitions: 5aef591403b56da42cdcd8440ca6df203ba8f21898014bc39813db3003e6b973
SET LOCAL ROLE galley_owner;

DROP INDEX galley.events_erasures;
CREATE INDEX events_erasures ON galley.events (stream) WHERE type IN ('TextErased', 'ReplyErased');
