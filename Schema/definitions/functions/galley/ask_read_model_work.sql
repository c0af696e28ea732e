-- Asks a worker to verify, rebuild, retry or roll back a read model. Returns false if too much work
-- waits already. Work with a known id is not asked for again.
--
-- The checks, in this order:
--   GA008  the session user is not `caller`
--   42501  the caller is not an admin
--   GA003  the id belongs to other work, or to work that somebody else asked for
--   23514  there is no such kind of work
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.ask_read_model_work(
  caller text, id uuid, kind text, model text
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  known galley.read_model_work;
BEGIN
  PERFORM galley.require_admin(caller);
  FOR attempt IN 1 .. 2 LOOP
    SELECT * INTO known FROM galley.read_model_work w WHERE w.id = ask_read_model_work.id;
    IF known.id IS NOT NULL THEN
      IF known.asked_by <> caller OR known.kind <> ask_read_model_work.kind
        OR known.models <> ARRAY[model]
      THEN
        RAISE EXCEPTION 'the id % belongs to other work', id
          USING ERRCODE = galley.error_code('command id reused');
      END IF;
      RETURN true;
    END IF;
    DELETE FROM galley.read_model_work w
      WHERE w.ended_at < clock_timestamp() - interval '30 days';
    IF (
      SELECT count(*) FROM galley.read_model_work w WHERE w.ended_at IS NULL AND w.kind <> 'past'
    ) >= 20 THEN
      RETURN false;
    END IF;
    INSERT INTO galley.read_model_work (id, kind, models, asked_by)
      VALUES (ask_read_model_work.id, ask_read_model_work.kind, ARRAY[model], caller)
      ON CONFLICT ON CONSTRAINT read_model_work_id DO NOTHING;
    IF FOUND THEN
      RETURN true;
    END IF;
    -- Somebody has asked with this id meanwhile.
  END LOOP;
  RAISE EXCEPTION 'the work % cannot be seen yet', id USING ERRCODE = 'serialization_failure';
END
$$;

REVOKE ALL ON FUNCTION galley.ask_read_model_work FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.ask_read_model_work TO :"member";
