import Foundation

/// The last row that an export holds: from where another run goes on.
package struct TransferPlace: Hashable, Sendable {
  /// Nil before the first event.
  var kind: TransferKind?
  /// Of the last event.
  package private(set) var position: Int64 = 0
  /// The last event's id, by which its log is known again.
  private(set) var eventID: UUID?
  private(set) var login = ""
  private(set) var level: Int16 = -1
  private(set) var number: Int64 = -1
  private(set) var size: Int64 = 0

  package init() {}

  /// Goes on to the row of a line.
  package mutating func move(to kind: TransferKind, _ object: [UInt8]) throws(TransferError) {
    self.kind = kind
    guard kind != .header, kind != .manifest else { return }
    guard let json = try? JSONSerialization.jsonObject(with: Data(object)) as? [String: Any],
      let row = json[kind.rawValue] as? [String: Any]
    else { throw TransferError("the last line of the export is no row") }
    func integer(_ key: String) -> Int64 { (row[key] as? NSNumber)?.int64Value ?? 0 }
    switch kind {
    case .event:
      position = integer("position")
      eventID = (row["event_id"] as? String).flatMap(UUID.init(uuidString:))
    case .person: login = row["login"] as? String ?? ""
    case .tile: (level, number) = (Int16(clamping: integer("level")), integer("number"))
    case .seal: size = integer("size")
    case .header, .manifest: break
    }
  }
}
