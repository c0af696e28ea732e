import Editorial
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import PostgresEventStore

/// How far the log can be read on a streaming standby, which sees neither the locks of the primary
/// nor how much of its sequence is used.
@Suite(.replicatedDatabase) struct StandbyPositionTests {
  let database = TestDatabase.current

  private func positions(on standby: Standby) async throws -> [Int64] {
    try await standby.catchUp()
    return try await standby.database.session().use { connection in
      [try Watermark.lastPosition(on: &connection), try Watermark.read(on: &connection)]
    }
  }

  /// The positions of the events in an export.
  private func exported(from standby: Standby) async throws -> [Int64] {
    try await standby.catchUp()
    return try await standby.database.session().use { connection in
      var positions: [Int64] = []
      try LogExporter(version: "0").run(on: &connection) { kind, bytes in
        guard kind == .event else { return }
        let json = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        let event = json?["event"] as? [String: Any]
        positions += [event?["position"] as? Int64].compactMap(\.self)
      }
      return positions
    }
  }

  @Test func `the last position is the highest one present`() async throws {
    let standby = try await Standby.current()
    #expect(try await positions(on: standby) == [0, 0])
    try await database.record([.sampleDraft("ferry"), .sampleRevision(2)])
    #expect(try await positions(on: standby)[0] == 2)
  }

  @Test func `the watermark is the last one that the primary wrote`() async throws {
    let standby = try await Standby.current()
    let follower = try await Follower(in: database)
    try await database.record([.sampleDraft("ferry")])
    try await follower.catchUp()
    try await database.record([.sampleDraft("harbour")])
    #expect(try await positions(on: standby) == [2, 1])
    try await follower.catchUp()
    #expect(try await positions(on: standby) == [2, 2])
  }

  @Test func `an export goes no further than an event that the primary has not committed`()
    async throws
  {
    let standby = try await Standby.current()
    let follower = try await Follower(in: database)
    try await database.record([.sampleDraft("ferry")])
    let slow = try await database.session(as: "eva")
    try await slow.run("BEGIN")
    #expect(try await slow.append([.sampleDraft("slow")]) == [2])
    try await database.record([.sampleDraft("fast")], as: "emil")
    try await follower.catchUp()
    #expect(try await exported(from: standby) == [1])
    try await slow.run("COMMIT")
    #expect(try await exported(from: standby) == [1])
    try await follower.catchUp()
    #expect(try await exported(from: standby) == [1, 2, 3])
  }
}
