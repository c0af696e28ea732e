import EmbeddedPostgreSQL
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom

/// A server whose version is not tested. The tests run on a tested one, so they move the range.
@Suite(.database) struct ServerVersionTests {
  let database = TestDatabase.current

  private func major() async throws -> Int {
    let version: String = try await database.session().value(
      "SELECT current_setting('server_version')")
    return try #require(Int(version.prefix(while: \.isNumber)))
  }

  private func policy(_ versions: ServerVersions) -> ConnectionPolicy {
    var policy = ConnectionPolicy()
    policy.versions = versions
    return policy
  }

  @Test func `a version that is not tested is refused in one line`() async throws {
    let major = try await major()
    let policy = policy(ServerVersions(tested: (major + 1)...(major + 2)))
    let address = DatabaseAddress.shared(url: database.url())
    let reason =
      "PostgreSQL \(major) is not tested with this program, but \(major + 1) to \(major + 2) are: use "
      + "one of these, or set GALLEY_POSTGRES_UNTESTED=\(major) to try it"
    let refusals = [
      await #expect(throws: Failure.self) { try await Newsroom.open(address, connections: policy) },
      await #expect(throws: Failure.self) {
        try await DatabaseAdministration(address, connections: policy).migrate()
      },
      await #expect(throws: Failure.self) {
        try await Newsroom.health(at: address, connections: policy)
      },
    ]
    for refusal in refusals {
      #expect(refusal?.kind == .unavailable)
      #expect(refusal?.reason == reason)
    }
    let state = try await DatabaseState(DatabaseAdministration(address, connections: policy))
    #expect(state.serverVersion == major)
    #expect(state.isTested == false)
  }

  @Test func `a version that somebody asked for is used, and reported`() async throws {
    let major = try await major()
    let versions = ServerVersions(tested: (major + 1)...(major + 1), requested: [major])
    let calendar = try await Calendar(in: database)
    try await Newsroom.with(
      .shared(url: database.url(as: "anna")), connections: policy(versions)
    ) { newsroom in
      let anna = try await newsroom.acting()
      #expect(try await anna.logStatus().isTested == false)
      #expect(
        try await anna.health().problems.contains(
          .untestedServer(major: major, versions: versions)))
    }
    #expect(try await calendar.anna.logStatus().isTested)
    #expect(
      try await !calendar.anna.health().problems.contains { $0.code == "untestedServer" })
    await calendar.close()
  }
}
