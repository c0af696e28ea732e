-- The worker asks the board for the next schedule that is due. Builds that are made from now on have
-- the index for it; those that are there get it here.
SET LOCAL ROLE galley_projector;

DO $$
DECLARE
  number integer;
BEGIN
  FOR number IN SELECT build FROM read.builds WHERE projection = 'board' LOOP
    EXECUTE format('CREATE INDEX ON %I.board (scheduled_at)', 'build_board_' || number);
  END LOOP;
END
$$;
