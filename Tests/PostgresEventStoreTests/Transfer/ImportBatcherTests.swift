import Foundation
import PostgreSQL
import Testing

@testable import PostgresEventStore

/// How the lines of an export are parsed, before anything is sent to the server.
struct ImportBatcherTests {
  @Test func `every column is parsed as it was written`() throws {
    let event = try #require(try ExportLines([ExportedRow.event.object]).batches().last?.events[0])
    let id = UUID(uuidString: "01A20AB3-C9D0-7168-8FCD-CD6B44400972")
    #expect((event.position, event.version, event.schemaVersion, event.commandStep) == (1, 1, 1, 0))
    #expect([event.stream, event.id, event.commandID, event.correlationID].allSatisfy { $0 == id })
    #expect(event.causationID == id)
    #expect([event.category, event.type, event.actor] == ["article", "NoteAdded", "eva"])
    #expect(event.payload.text == #"{"note":"ä"}"#)
    let instant = event.recordedAt.timeIntervalSince1970
    #expect(abs(instant - 1_795_475_884.609_001) < 0.000_000_5)
    #expect(event.text == nil)
  }

  @Test func `a column that is missing, null or of another type is refused with its line`() throws {
    for (row, optional) in ExportedRow.all {
      for member in row.members.keys {
        for value in [nil, "null", "true", "[]", "\"\\u00e9\"", "-1.5", "1e400"] {
          var changed = row
          changed.members[member] = value
          let isNothing = value == nil || value == "null"
          let isText =
            ["category", "type", "payload", "actor", "login", "added_by", "note", "sealed_by"]
            .contains(member) && value == "\"\\u00e9\""
          let lines = ExportLines([row.object, changed.object])
          if isNothing && optional.contains(member) || isText {
            #expect(throws: Never.self) { try lines.batches() }
          } else {
            let error = #expect(throws: TransferError.self) { try lines.batches() }
            #expect(error?.line == 3, "\(row.kind).\(member): \(value ?? "nothing")")
            let problem = isNothing ? "is missing" : "is not "
            #expect(
              error?.reason.contains("\(row.kind).\(member) \(problem)") == true,
              "\(error?.reason ?? "")")
          }
        }
      }
    }
  }

  @Test(arguments: [
    ("position", "9223372036854775808"), ("version", "2147483648"), ("schema_version", "32768"),
    ("command_step", "-32769"), ("stream", "\"01a20ab3-c9d0-7168-8fcd-cd6b4440097\""),
    ("event_id", "\"01a20ab3c9d0-7168-8fcd-cd6b44400972-\""),
    ("command_id", "\"01a20ab3-c9d0-7168-8fcd-cd6b4440097g\""),
    ("recorded_at", "\"2026-02-29T00:00:00.000000Z\""),
  ])
  func `a value that its column cannot store is refused`(member: String, value: String) {
    var row = ExportedRow.event
    row.members[member] = value
    let error = #expect(throws: TransferError.self) { try ExportLines([row.object]).batches() }
    #expect(error?.line == 2)
    #expect(error?.reason.contains("event.\(member) is not ") == true)
  }

  @Test(arguments: [
    (#""text":"#, "it is not JSON"), (#""text":7}"#, "text is not an object"),
    (#""text":{}}"#, "text.key is missing"), (#""event":{}}"#, "it is not JSON"),
  ])
  func `an invalid text is refused`(rest: String, reason: String) {
    let row = ExportedRow.event.object.dropLast() + "," + rest
    let error = #expect(throws: TransferError.self) { try ExportLines([row]).batches() }
    #expect(error?.line == 2)
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
  }

  @Test func `a batch has rows of one kind, and a maximal size`() throws {
    let events = Array(repeating: ExportedRow.event.object, count: 4_500)
    let others = ExportedRow.all.dropFirst().map(\.row.object)
    let batches = try ExportLines(events + others).batches()
    #expect(batches.map(\.kind) == [.event, .event, .event, .person, .tile, .seal])
    #expect(batches.map(\.count) == [2_000, 2_000, 500, 1, 1, 1])
    #expect(batches.map(\.first) == [2, 2_002, 4_002, 4_502, 4_503, 4_504])
    #expect(batches.map(\.last).last == 4_504)
    var large = ExportedRow.event
    large.members["actor"] = "\"\(String(repeating: "a", count: 5 << 20))\""
    #expect(
      try ExportLines([large.object, large.object]).batches().map(\.count) == [1, 1])
  }

  /// A piece of a picture. The two pictures differ in their keys.
  private func piece(_ number: Int, of count: Int, picture: String = "ab") -> String {
    let key = String(repeating: picture, count: 32)
    return """
      {"picture":{"key":"\(key)","stream":"01a20ab3-c9d0-7168-8fcd-cd6b44400972",\
      "salt":"00","piece":\(number),"pieces":\(count),"body":"0\(number)"}}
      """
  }

  @Test func `the pieces of a picture are put together, in one batch`() throws {
    let rows = [piece(1, of: 3), piece(2, of: 3), piece(3, of: 3), piece(1, of: 1, picture: "cd")]
    let pictures = try ExportLines(rows).batches().flatMap(\.pictures)
    #expect(pictures.map(\.body) == [[1, 2, 3], [1]])
  }

  @Test func `a picture whose pieces do not fit together is refused`() throws {
    for (rows, reason) in [
      ([piece(2, of: 2)], "it is not the beginning of a picture"),
      ([piece(1, of: 41)], "it is not the beginning of a picture"),
      ([piece(1, of: 0)], "it is not the beginning of a picture"),
      ([piece(1, of: 2), piece(1, of: 2)], "it does not continue the picture before it"),
      ([piece(1, of: 2), piece(2, of: 2, picture: "cd")], "it does not continue the picture"),
      ([piece(1, of: 2)], "the picture is incomplete"),
    ] {
      let error = #expect(throws: TransferError.self) { try ExportLines(rows).batches() }
      #expect(error?.reason.contains(reason) == true, "\(rows)")
    }
  }

  @Test(arguments: [#"{"galley":{"format":3}}"#, #"{"galley":{"format":12}}"#])
  func `an unknown format is refused`(header: String) {
    var chain = TransferChain()
    let line = chain.line(of: Array(header.utf8)).dropLast()
    var batcher = ImportBatcher()
    let error = #expect(throws: TransferError.self) { try batcher.add(line) }
    #expect(error?.reason.contains("does not know the format of this export") == true)
  }
}
