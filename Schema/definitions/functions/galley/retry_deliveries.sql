-- Lets the deliveries to a destination begin again that have failed: all of them, or those of some
-- articles. An article that is named is also sent again if it was confirmed. What is sent is what
-- is live at that time. Returns how many will be sent.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is not an admin
--   GA101  there is no destination of this name
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.retry_deliveries(
  caller text, name text, articles uuid[]
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  target bigint;
  number bigint;
BEGIN
  PERFORM galley.require_admin(caller);
  SELECT d.id INTO target FROM galley.destinations d
    WHERE d.name = retry_deliveries.name AND d.removed_at IS NULL;
  IF target IS NULL THEN
    RAISE EXCEPTION 'there is no destination %', name
      USING ERRCODE = galley.error_code('destination rule');
  END IF;
  UPDATE galley.deliveries k SET
      state = 'pending', attempts = 0, due_at = clock_timestamp(),
      planned_at = CASE WHEN k.state = 'delivered' THEN clock_timestamp() ELSE k.planned_at END
    WHERE k.destination = target AND CASE
      WHEN articles IS NULL THEN k.state = 'dead' OR k.state = 'pending' AND k.attempts > 0
      ELSE k.article = ANY (articles) AND k.state <> 'sending' END;
  GET DIAGNOSTICS number = ROW_COUNT;
  IF number > 0 THEN
    INSERT INTO galley.destination_changes (destination, change, changed_by)
      VALUES (target, 'retry', caller);
  END IF;
  RETURN number;
END
$$;

REVOKE ALL ON FUNCTION galley.retry_deliveries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.retry_deliveries TO :"member";
