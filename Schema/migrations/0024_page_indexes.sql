-- Lists are read a page at a time, each in the order of an index. Builds that are made from now on
-- have the indexes for it; those that are there get them here.
SET LOCAL ROLE galley_projector;

DO $$
DECLARE
  ordering CONSTANT text :=
    'editorial_state, publication_state, updated_at DESC, article DESC';
  definitions CONSTANT jsonb := jsonb_build_object(
    'board', jsonb_build_array(
      format('(%s)', ordering),
      format('(left(section, 200), %s)', ordering),
      format('(left(assignee, 200), %s) WHERE assignee IS NOT NULL', ordering),
      format('(left(assignee, 200), left(section, 200), %s) '
        'WHERE assignee IS NOT NULL AND section IS NOT NULL', ordering),
      '(since, article) WHERE editorial_state = ''submitted''',
      '(left(section, 200), since, article) WHERE editorial_state = ''submitted''',
      '(scheduled_at) WHERE scheduled_at IS NOT NULL'),
    'publications', jsonb_build_array(
      '(publication_state, last_published_at DESC, article DESC)'),
    'search', jsonb_build_array(
      '(digest)', '(configuration)', '(updated_at DESC, article DESC)'));
  build record;
  relation regclass;
  name text;
  definition text;
BEGIN
  FOR build IN
    SELECT projection, format('build_%s_%s.%I', projection, b.build, projection) AS relation
    FROM read.builds b WHERE definitions ? projection
  LOOP
    -- A build that is being made has its indexes only at its end.
    relation := to_regclass(build.relation);
    CONTINUE WHEN relation IS NULL
      OR NOT EXISTS (SELECT FROM pg_index WHERE indrelid = relation AND indisprimary);
    FOR name IN
      SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = relation AND NOT indisprimary
    LOOP
      EXECUTE 'DROP INDEX ' || name;
    END LOOP;
    FOR definition IN SELECT jsonb_array_elements_text(definitions -> build.projection) LOOP
      EXECUTE format('CREATE INDEX ON %s %s', relation, definition);
    END LOOP;
    EXECUTE format('ANALYZE %s', relation);
  END LOOP;
END
$$;
