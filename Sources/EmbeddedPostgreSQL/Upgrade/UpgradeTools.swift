import PrivateServers

/// The programs of both versions, and what an upgrade asks of the servers with them.
struct UpgradeTools {
  /// The version of the data as it is. Its `pg_dump` and `psql` are used: the newer `pg_dump` can write
  /// what no server accepts.
  let old: Installation
  let new: Installation
  let user: ServerUser
  /// The home that is upgraded.
  let home: Home
  let port: Int
  let superuser: String
  /// Where a program writes its answer, so that its messages can be read. The server's user can write
  /// it.
  let answer: String

  /// Settings that somebody gave to a database must not stop its copy.
  private static let options = [
    "client_min_messages=warning", "search_path=pg_catalog", "statement_timeout=0",
    "lock_timeout=0", "default_transaction_read_only=off",
  ].map { "-c \($0)" }.joined(separator: " ")

  /// Runs a program that connects to the server whose socket is in a folder.
  ///
  /// - Parameters:
  ///   - isOld: Whether the program is that of the old version.
  ///   - received: Receives the messages while the program runs.
  /// - Throws: ``BackupError/failed(doing:reason:)`` with the program's first error.
  func run(
    _ name: String, _ arguments: [String], at socket: String, byOld isOld: Bool,
    received: (ArraySlice<UInt8>) -> Void = { _ in }
  ) throws {
    try ServerProgram(installation: isOld ? old : new, user: user).run(
      name, arguments, doing: "the upgrade", on: home.path,
      environment: [
        "PGHOST": socket, "PGPORT": "\(port)", "PGUSER": superuser,
        "PGOPTIONS": Self.options,
      ], received: received)
  }

  /// Runs SQL in a database.
  func execute(_ arguments: [String], in database: String, at socket: String) throws {
    try run(
      "psql",
      ["--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--dbname=\(Self.connection(database))"]
        + arguments, at: socket, byOld: true)
  }

  /// The rows of a query, with a tab between two columns.
  func ask(_ query: String, in database: String, at socket: String) throws -> [String] {
    try lines(
      of: "psql",
      [
        "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--tuples-only", "--no-align",
        "--field-separator=\t", "--output=\(answer)", "--dbname=\(Self.connection(database))",
        "--command", query,
      ], at: socket, byOld: true)
  }

  /// What is in a dump, as `pg_restore` lists it.
  func contents(of dump: String, at socket: String) throws -> [String] {
    try lines(
      of: "pg_restore", ["--create", "--list", "--file=\(answer)", dump], at: socket, byOld: false)
  }

  /// The lines that a program writes to the file of the answer.
  private func lines(
    of name: String, _ arguments: [String], at socket: String, byOld isOld: Bool
  ) throws -> [String] {
    try run(name, arguments, at: socket, byOld: isOld)
    return String(decoding: try user.readFile(answer), as: UTF8.self)
      .split(separator: "\n").map { String($0) }
  }

  /// A connection string, because the name of a database could look like one.
  static func connection(_ database: String) -> String {
    "dbname='\(database.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
  }
}
