import PostgreSQL

/// A call of many commands, and a call for each of them.
enum BatchAndAlone {
  /// Creates `trial.batch_and_alone`, after ``BothWays/setUp``. It sends commands in one call, undoes that,
  /// and sends each of them alone. For each, it notes the answers and refusals, what the streams then are in
  /// the log, and the order of the events.
  static let setUp = """
    CREATE FUNCTION trial.effects(streams uuid[], command_ids uuid[]) RETURNS jsonb
    LANGUAGE sql AS $$
      SELECT jsonb_build_object(
        'streams', (SELECT jsonb_agg(trial.effect(s.stream) ORDER BY s.place)
          FROM unnest(streams) WITH ORDINALITY AS s(stream, place)),
        'order', (SELECT jsonb_agg(e.event_id ORDER BY e.position)
          FROM galley.events e WHERE e.command_id = ANY (command_ids)))
    $$;

    CREATE FUNCTION trial.batch_and_alone(
      caller text, streams uuid[], expected integer[], command_ids uuid[], requests bytea[],
      commands integer[], event_ids uuid[], types text[], schema_versions smallint[],
      payloads text[], text_commands integer[], keys bytea[], salts bytea[], bodies text[],
      OUT agreed boolean, OUT codes text[], OUT answers text
    ) LANGUAGE plpgsql AS $$
    DECLARE
      batch jsonb;
      alone jsonb := '[]';
      answer jsonb;
      code text;
      message text;
      named text;
      hint text;
    BEGIN
      BEGIN
        SELECT jsonb_agg(a.answer ORDER BY a.command) INTO batch
          FROM (
            SELECT r.command, jsonb_build_object(
              'versions', jsonb_agg(r.version ORDER BY r.version), 'code', max(r.refusal),
              'message', max(r.message), 'named', coalesce(max(r.column_name), ''),
              'hint', coalesce(max(r.hint), '')) AS answer
            FROM galley.append_each(
              caller, 'article', streams, expected, command_ids, requests, streams, NULL, commands,
              event_ids, types, schema_versions, payloads, text_commands, keys, salts, bodies) AS r
            GROUP BY r.command
          ) AS a;
        batch := jsonb_build_object('answers', batch) || trial.effects(streams, command_ids);
        RAISE EXCEPTION USING ERRCODE = 'TR000';
      EXCEPTION WHEN SQLSTATE 'TR000' THEN
        NULL;
      END;
      FOR number IN 1 .. cardinality(streams) LOOP
        BEGIN
          code := 'recorded';
          SELECT jsonb_build_object(
              'versions', jsonb_agg(r.version ORDER BY r.version), 'code', NULL, 'message', NULL,
              'named', '', 'hint', '')
            INTO answer
            FROM (
              SELECT array_agg(e.id ORDER BY e.place) AS ids, array_agg(e.type ORDER BY e.place) AS types,
                array_agg(e.schema_version ORDER BY e.place) AS schema_versions,
                array_agg(e.payload ORDER BY e.place) AS payloads
              FROM unnest(commands, event_ids, types, schema_versions, payloads)
                WITH ORDINALITY AS e(command, id, type, schema_version, payload, place)
              WHERE e.command = number
            ) AS e,
            (
              SELECT array_agg(t.key ORDER BY t.place) AS keys, array_agg(t.salt ORDER BY t.place) AS salts,
                array_agg(t.body ORDER BY t.place) AS bodies
              FROM unnest(text_commands, keys, salts, bodies)
                WITH ORDINALITY AS t(command, key, salt, body, place)
              WHERE t.command = number
            ) AS t,
            LATERAL galley.append(
              caller, 'article', streams[number], expected[number], command_ids[number],
              requests[number], streams[number], NULL, e.ids, e.types, e.schema_versions, e.payloads,
              t.keys, t.salts, t.bodies) AS r;
        EXCEPTION WHEN OTHERS THEN
          GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, message = MESSAGE_TEXT,
            named = COLUMN_NAME, hint = PG_EXCEPTION_HINT;
          answer := jsonb_build_object(
            'versions', '[null]'::jsonb, 'code', code, 'message', message, 'named', named,
            'hint', hint);
        END;
        codes[number] := code;
        alone := alone || answer;
      END LOOP;
      alone := jsonb_build_object('answers', alone) || trial.effects(streams, command_ids);
      agreed := batch = alone;
      answers := CASE WHEN NOT agreed THEN format(E'%s\\n%s', batch, alone) END;
    END
    $$;
    """

  /// Sends the commands both ways, of which only the calls of one command record them.
  static func query(of calls: [GeneratedCall], by caller: String) -> Query {
    func places(_ counts: [Int]) -> [Int32] {
      counts.enumerated().flatMap { Array(repeating: Int32($0 + 1), count: $1) }
    }
    return """
      SELECT agreed, codes, answers FROM trial.batch_and_alone(
        \(caller), \(calls.map(\.stream)), \(calls.map(\.expected)),
        \(calls.compactMap(\.commandID)), \(calls.compactMap(\.request)),
        \(places(calls.map(\.types.count))), \(calls.flatMap(\.eventIDs)), \(calls.flatMap(\.types)),
        \(calls.flatMap(\.schemaVersions)), \(calls.flatMap(\.payloads)),
        \(places(calls.map(\.textKeys.count))), \(calls.flatMap(\.textKeys)),
        \(calls.flatMap(\.textSalts)), \(calls.flatMap(\.textBodies)))
      """
  }
}
