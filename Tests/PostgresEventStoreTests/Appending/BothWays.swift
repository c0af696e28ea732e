import PostgreSQL

/// The two ways to record one command: `galley.append`, and `galley.append_each` with one command.
enum BothWays {
  /// Creates `trial.both_ways`. It sends a command the longer way, undoes that, and sends the same
  /// command the shorter way. For each, it notes the answer or the refusal, and what the stream is
  /// then in the log. Positions and times are left out.
  static let setUp = """
    CREATE SCHEMA trial;
    GRANT USAGE ON SCHEMA trial TO PUBLIC;

    CREATE FUNCTION trial.effect(of_stream uuid) RETURNS jsonb
    LANGUAGE sql SECURITY DEFINER AS $$
      SELECT jsonb_build_object(
        'events', (
          SELECT jsonb_agg(to_jsonb(e) - 'position' - 'recorded_at' ORDER BY e.version)
          FROM galley.events e WHERE e.stream = of_stream),
        'head', (SELECT to_jsonb(h) FROM galley.heads h WHERE h.stream = of_stream),
        'names', (
          SELECT jsonb_agg(c.name ORDER BY c.name) FROM galley.claims c WHERE c.stream = of_stream),
        'texts', (
          SELECT jsonb_agg(t.key ORDER BY t.key) FROM galley.texts t WHERE t.stream = of_stream))
    $$;

    CREATE FUNCTION trial.both_ways(
      caller text, category text, stream uuid, expected integer, command uuid, request bytea,
      correlation uuid, event_ids uuid[], types text[], schema_versions smallint[], payloads text[],
      keys bytea[], salts bytea[], bodies text[],
      OUT agreed boolean, OUT code text, OUT answers text
    ) LANGUAGE plpgsql AS $$
    DECLARE
      longer jsonb;
      shorter jsonb;
      message text;
      named text;
      hint text;
    BEGIN
      BEGIN
        SELECT jsonb_build_object(
            'versions', jsonb_agg(r.version), 'code', max(r.refusal), 'message', max(r.message),
            'named', coalesce(max(r.column_name), ''), 'hint', coalesce(max(r.hint), ''))
          INTO longer
          FROM galley.append_each(
            caller, category, ARRAY[stream], ARRAY[expected], ARRAY[command], ARRAY[request],
            ARRAY[correlation], NULL, array_fill(1, ARRAY[cardinality(types)]), event_ids, types,
            schema_versions, payloads, array_fill(1, ARRAY[cardinality(keys)]), keys, salts,
            bodies) AS r;
        longer := longer || trial.effect(stream);
        RAISE EXCEPTION USING ERRCODE = 'TR000';
      EXCEPTION WHEN SQLSTATE 'TR000' THEN
        NULL;
      END;
      BEGIN
        SELECT jsonb_build_object(
            'versions', jsonb_agg(r.version), 'code', NULL, 'message', NULL, 'named', '',
            'hint', '')
          INTO shorter
          FROM galley.append(
            caller, category, stream, expected, command, request, correlation, NULL, event_ids,
            types, schema_versions, payloads, keys, salts, bodies) AS r;
      EXCEPTION WHEN OTHERS THEN
        GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, message = MESSAGE_TEXT,
          named = COLUMN_NAME, hint = PG_EXCEPTION_HINT;
        shorter := jsonb_build_object(
          'versions', '[null]'::jsonb, 'code', code, 'message', message, 'named', named,
          'hint', hint);
      END;
      shorter := shorter || trial.effect(stream);
      agreed := longer = shorter;
      answers := CASE WHEN NOT agreed THEN format(E'%s\\n%s', longer, shorter) END;
    END
    $$;
    """
}
