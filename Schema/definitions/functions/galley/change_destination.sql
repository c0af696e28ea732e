-- Pauses, resumes or removes a destination. Returns false if there was nothing to do.
--
-- A destination in a copy of the database delivers nothing until it is resumed there. It then
-- continues where the original was when it was copied. After an import of a log, it continues with
-- the changes that follow.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is not an admin
--   GA101  there is no destination of this name
--   23514  the change is none
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.change_destination(
  caller text, name text, change text
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  target galley.destinations;
BEGIN
  PERFORM galley.require_admin(caller);
  SELECT * INTO target FROM galley.destinations d
    WHERE d.name = change_destination.name AND d.removed_at IS NULL FOR UPDATE;
  IF target.id IS NULL THEN
    RAISE EXCEPTION 'there is no destination %', name
      USING ERRCODE = galley.error_code('destination rule');
  END IF;
  IF change = 'pause' AND target.paused
    OR change = 'resume' AND NOT target.paused AND target.home = galley.database_identity()
  THEN
    RETURN false;
  END IF;
  INSERT INTO galley.destination_changes (destination, change, changed_by)
    VALUES (target.id, change_destination.change, caller);
  UPDATE galley.destinations d SET
    paused = change = 'pause' OR (change <> 'resume' AND d.paused),
    home = CASE WHEN change = 'resume' THEN galley.database_identity() ELSE d.home END,
    position = CASE WHEN change = 'resume' THEN least(d.position, galley.watermark())
      ELSE d.position END,
    removed_at = CASE WHEN change = 'remove' THEN clock_timestamp() END
    WHERE d.id = target.id;
  IF change = 'remove' THEN
    DELETE FROM galley.deliveries k WHERE k.destination = target.id AND NOT k.reached;
  END IF;
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION galley.change_destination FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.change_destination TO :"member";
