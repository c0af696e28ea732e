-- Keeps what a reader with a link writes, until somebody in the newsroom takes it over as a note. At most
-- fifty remarks of a link wait.
--
-- Only galley_desk may call it, and without a valid secret it keeps nothing. It records no event, so
-- nothing of it is in the log in anybody's name.
--
-- The checks, in this order:
--   GA100  there is no such link, or too many remarks wait
--   23514  the name or the remark is empty or too long
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.leave_remark(secret bytea, name text, remark text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  shown uuid := (SELECT l.id FROM galley.revision_link(secret) l);
BEGIN
  -- One at a time, so that the number cannot be exceeded.
  PERFORM FROM galley.revision_links l WHERE l.id = shown FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this link shows nothing any more' USING ERRCODE = galley.error_code('people rule');
  END IF;
  IF (SELECT count(*) FROM galley.link_remarks r WHERE r.link = shown) >= 50 THEN
    RAISE EXCEPTION 'too many remarks wait to be read'
      USING ERRCODE = galley.error_code('people rule');
  END IF;
  INSERT INTO galley.link_remarks (link, name, remark)
    VALUES (shown, leave_remark.name, leave_remark.remark);
END
$$;

REVOKE ALL ON FUNCTION galley.leave_remark FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.leave_remark TO galley_desk;
