import Digests
import Foundation
import JSON

/// The last row that an export contains, from which another run continues.
package struct TransferCursor: Hashable, Sendable {
  /// Nil before the first event.
  var kind: TransferKind?
  /// The position of the last event.
  package private(set) var position: Int64 = 0
  /// The id of the last event, by which the log is recognised.
  private(set) var eventID: UUID?
  /// The last picture, and the number of its last piece.
  private(set) var picture = ""
  private(set) var piece = 0
  private(set) var login = ""
  private(set) var level: Int16 = -1
  private(set) var number: Int64 = -1
  private(set) var size: Int64 = 0

  package init() {}

  /// Moves to the row of a line.
  ///
  /// - Throws: ``TransferError`` when it is not a row of this kind.
  package mutating func move(to kind: TransferKind, _ object: [UInt8]) throws(TransferError) {
    self.kind = kind
    let line = TransferObject(bytes: object)
    switch kind {
    case .event:
      (position, eventID) = try line.read(line: nil) { (line) throws(JSONFieldError) in
        try line.object("event") { (row) throws(JSONFieldError) in
          (try row.integer("position"), try row.uuid("event_id"))
        }
      }
    case .picture:
      let read = try line.read(line: nil, TransferPicture.init)
      (picture, piece) = (read.key.hex, read.piece)
    case .person: login = try line.read(line: nil, TransferPerson.init).login
    case .tile:
      let tile = try line.read(line: nil, TransferTile.init)
      (level, number) = (tile.level, tile.number)
    case .seal: size = try line.read(line: nil, TransferSeal.init).size
    case .header, .manifest: break
    }
  }
}
