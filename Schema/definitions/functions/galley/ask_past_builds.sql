-- Asks a worker to build read models as of a position, for a question about the past. Returns false if
-- too many such questions wait already. The same question is asked once.
SET LOCAL ROLE galley_owner;

CREATE OR REPLACE FUNCTION galley.ask_past_builds(
  models text[], "position" bigint
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM galley.read_model_work w
    WHERE w.kind = 'past' AND w.ended_at < clock_timestamp() - interval '1 hour';
  IF EXISTS (
    SELECT FROM galley.read_model_work w
    WHERE w.ended_at IS NULL AND w.kind = 'past' AND w.position = ask_past_builds.position
      AND w.models @> ask_past_builds.models)
  THEN
    RETURN true;
  END IF;
  IF (SELECT count(*) FROM galley.read_model_work w WHERE w.ended_at IS NULL AND w.kind = 'past') >= 20
  THEN
    RETURN false;
  END IF;
  INSERT INTO galley.read_model_work (id, kind, models, position, asked_by)
    VALUES (gen_random_uuid(), 'past', models, ask_past_builds.position, session_user);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION galley.ask_past_builds FROM PUBLIC;
GRANT EXECUTE ON FUNCTION galley.ask_past_builds TO galley_desk;
