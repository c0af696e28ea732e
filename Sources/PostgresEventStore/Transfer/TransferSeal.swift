import Foundation
import JSON

/// A row of `galley.seals`.
struct TransferSeal: Sendable {
  let size: Int64
  let position: Int64
  let note: String
  let edge: [UInt8]
  let sealedBy: String
  let sealedAt: Date

  /// - Parameter line: The members of a line's object.
  init(_ line: JSONFields) throws(JSONFieldError) {
    self = try line.object("seal", TransferSeal.init(row:))
  }

  private init(row: JSONFields) throws(JSONFieldError) {
    size = try row.integer("size")
    position = try row.integer("position")
    note = try row.text("note")
    edge = try row.bytes("edge")
    sealedBy = try row.text("sealed_by")
    sealedAt = try row.instant("sealed_at")
  }
}
