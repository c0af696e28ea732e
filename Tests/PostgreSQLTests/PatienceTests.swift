import Foundation
import PostgreSQL
import TestSupport
import Testing

/// Waiting for a server that no longer, or not yet, accepts connections.
struct PatienceTests {
  private let isUnreachable: @Sendable (PostgresError) -> Bool = { $0.kind == .unreachable }

  /// A folder in which the server's socket can appear later.
  private static func folder() -> String {
    FileManager.default.temporaryDirectory.path + "/absent-\(UUID().uuidString)"
  }

  @Test func `a pool waits for a server, says so once, and runs the work once`() async throws {
    try await withDatabase { settings in
      let folder = Self.folder()
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let absent = ConnectionSettings(
        socketDirectory: folder, port: Int(settings.port ?? "") ?? 5432,
        database: settings.database ?? "", user: settings.user)
      let (notices, runs) = (Shared([PostgresError]()), Shared(0))
      let patience = Patience(limit: .seconds(600)) { error in
        notices.change { $0.append(error) }
        symlink(settings.host ?? "", folder)
      }
      let pool = Pool(absent, maximum: 1, patience: patience)
      try await pool.withConnection { connection in
        runs.change { $0 += 1 }
        try connection.execute("SELECT 1")
      }
      #expect(notices.value.map(\.kind) == [.unreachable])
      #expect(runs.value == 1)
      await pool.close()
    }
  }

  @Test func `work that has begun is not run again`() async throws {
    try await withDatabase { settings in
      let runs = Shared(0)
      let pool = Pool(settings, maximum: 1, patience: Patience(limit: .seconds(600)))
      let error = await #expect(throws: PostgresError.self) {
        try await pool.withConnection { _ in
          runs.change { $0 += 1 }
          throw PostgresError(.unreachable, "another server")
        }
      }
      #expect(error?.message == "another server")
      #expect(runs.value == 1)
      await pool.close()
    }
  }

  @Test func `without patience, and after the limit, the error is the last one`() async throws {
    for limit in [Duration.zero, .milliseconds(120)] {
      let count = Shared(0)
      let error = await #expect(throws: PostgresError.self) {
        try await Patience(limit: limit).repeating(while: isUnreachable) {
          count.change { $0 += 1 }
          throw PostgresError(.unreachable, "try \(count.value)")
        }
      }
      #expect(error?.message == "try \(count.value)")
      #expect((count.value == 1) == (limit == .zero))
    }
  }

  @Test func `another error ends the wait`() async throws {
    let count = Shared(0)
    let error = await #expect(throws: PostgresError.self) {
      try await Patience(limit: .seconds(600)).repeating(while: isUnreachable) {
        count.change { $0 += 1 }
        throw PostgresError(count.value < 3 ? .unreachable : .authentication, "")
      }
    }
    #expect(error?.kind == .authentication)
    #expect(count.value == 3)
  }

  @Test func `a server that starts has its own limit`() async throws {
    let count = Shared(0)
    let patience = Patience(limit: .zero, startLimit: .seconds(600))
    let answer = try await patience.repeating(while: isUnreachable) {
      count.change { $0 += 1 }
      if count.value < 3 { throw PostgresError(.unreachable, "", sqlState: .cannotConnectNow) }
      return count.value
    }
    #expect(answer == 3)
  }
}
