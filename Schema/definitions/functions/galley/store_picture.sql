-- Stores a picture for a stream. Call this before galley.append, in the same transaction. The
-- transaction can be committed only if an event of the stream cites the picture: see
-- galley.require_citation. A picture that is stored already is not stored again.
--
-- The refusals:
--   25000  the isolation level is not READ COMMITTED
--   GA008  the session user is not `caller`
--   42501  the session user is not an active editor or admin of this newsroom
--   54000  the picture has more than 20,000,000 bytes
--   23502  the stream, the key, the salt or the body is missing
--   23514  the key is not the SHA-256 of the salt and body, or the salt does not have 16 bytes
--   GA000  the picture has been erased from the stream
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.store_picture(
  caller text,
  stream uuid,
  key bytea,
  salt bytea,
  body bytea
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM galley.require_read_committed();
  PERFORM galley.require_caller(caller);
  IF galley.role_of(session_user) NOT IN ('editor', 'admin') IS NOT FALSE THEN
    RAISE EXCEPTION '% may not store pictures', session_user
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF octet_length(body) > 20000000 THEN
    RAISE EXCEPTION 'a picture has at most 20000000 bytes'
      USING ERRCODE = 'program_limit_exceeded';
  END IF;
  -- One writer in a stream at a time, as in galley.record.
  PERFORM pg_advisory_xact_lock(galley.lock_class('stream'), hashtext(stream::text));
  INSERT INTO galley.pictures (key, stream, salt, body)
    VALUES (store_picture.key, store_picture.stream, store_picture.salt, store_picture.body)
    ON CONFLICT ON CONSTRAINT pictures_key DO NOTHING;
END
$$;

REVOKE ALL ON FUNCTION galley.store_picture FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.store_picture TO :"member";
