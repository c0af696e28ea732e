import PostgreSQL
import TestSupport

/// Blocks callers of a function of the database until the test opens the gate.
///
/// The function is renamed. A new one with its name first takes a lock that the test holds, and
/// then calls it.
struct Gate: Sendable {
  private static let number = 1
  private let database: TestDatabase
  private let keeper: Session

  /// - Parameters:
  ///   - functions: Functions of the schema galley, without parameters and with a bigint result.
  ///   - call: The number of the call that waits, counted from 1 over all functions in each
  ///     session.
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

  /// Waits until a caller waits at the gate.
  func awaitArrival() async throws {
    try await database.wait(untilAdvisoryLockIsAwaited: Self.number)
  }

  func open() async throws {
    try await keeper.run("SELECT pg_advisory_unlock(\(Self.number))")
  }
}
