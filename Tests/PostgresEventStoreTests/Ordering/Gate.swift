import PostgreSQL
import TestSupport

/// A place in a function of the database where whoever comes waits until the test lets them on.
///
/// The function is renamed, and one of its name is put before it that takes a lock first which the
/// test holds.
struct Gate: Sendable {
  private static let number = 1
  private let database: TestDatabase
  private let keeper: Session

  /// - Parameters:
  ///   - functions: of the schema galley, each without parameters and of type bigint.
  ///   - call: which of a session's calls of them, counted from 1 and together, waits.
  init(before functions: String..., call: Int = 1, in database: TestDatabase) async throws {
    self.database = database
    keeper = try await database.session()
    try await keeper.run(
      """
      SELECT pg_advisory_lock(\(Self.number));
      CREATE FUNCTION galley.pass_gate() RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        call integer := coalesce(nullif(current_setting('test.calls', true), ''), '0')::integer + 1;
      BEGIN
        PERFORM set_config('test.calls', call::text, false);
        IF call = \(call) THEN
          PERFORM pg_advisory_lock(\(Self.number));
          PERFORM pg_advisory_unlock(\(Self.number));
        END IF;
      END $$;
      """)
    for function in functions {
      try await keeper.run(
        """
        ALTER FUNCTION galley.\(function) RENAME TO \(function)_behind_gate;
        CREATE FUNCTION galley.\(function)() RETURNS bigint LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM galley.pass_gate();
          RETURN galley.\(function)_behind_gate();
        END $$;
        """)
    }
  }

  /// Returns once somebody has come to the gate.
  func awaitArrival() async throws {
    try await database.wait(untilAdvisoryLockIsAwaited: Self.number)
  }

  func open() async throws {
    try await keeper.run("SELECT pg_advisory_unlock(\(Self.number))")
  }
}
