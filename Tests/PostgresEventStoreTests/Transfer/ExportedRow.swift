/// A row of an export, with its members as JSON.
struct ExportedRow {
  let kind: String
  var members: [String: String]

  /// The object of its line.
  var object: String {
    let members = members.sorted { $0.key < $1.key }.map { "\"\($0)\":\($1)" }
    return "{\"\(kind)\":{\(members.joined(separator: ","))}}"
  }

  /// One row of each kind, with the members that may be null.
  static let all: [(row: ExportedRow, optional: Set<String>)] = [
    (event, ["causation_id"]), (person, ["disabled_at"]), (tile, []), (seal, []),
  ]

  private static let id = "\"01a20ab3-c9d0-7168-8fcd-cd6b44400972\""
  private static let instant = "\"2026-11-23T23:18:04.609001Z\""

  static let event = ExportedRow(
    kind: "event",
    members: [
      "position": "1", "category": "\"article\"", "stream": id, "version": "1", "event_id": id,
      "type": "\"NoteAdded\"", "schema_version": "1", "payload": #""{\"note\":\"ä\"}""#,
      "actor": "\"eva\"", "command_id": id, "command_step": "0", "correlation_id": id,
      "causation_id": id, "recorded_at": instant,
    ])
  private static let person = ExportedRow(
    kind: "person",
    members: [
      "login": "\"eva\"", "added_by": "\"anna\"", "added_at": instant, "disabled_at": instant,
    ])
  private static let tile = ExportedRow(
    kind: "tile", members: ["level": "0", "number": "0", "hashes": "\"00ff\""])
  private static let seal = ExportedRow(
    kind: "seal",
    members: [
      "size": "1", "position": "1", "note": "\"a note\"", "edge": "\"00\"",
      "sealed_by": "\"anna\"", "sealed_at": instant,
    ])
}
