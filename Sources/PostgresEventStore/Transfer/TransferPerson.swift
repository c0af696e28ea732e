import Foundation
import JSON

/// A row of `galley.people`. The role that an export tells is nobody's to give.
struct TransferPerson: Sendable {
  let login: String
  let addedBy: String
  let addedAt: Date
  let disabledAt: Date?

  /// - Parameter line: The members of a line's object.
  init(_ line: JSONFields) throws(JSONFieldError) {
    self = try line.object("person", TransferPerson.init(row:))
  }

  private init(row: JSONFields) throws(JSONFieldError) {
    login = try row.text("login")
    addedBy = try row.text("added_by")
    addedAt = try row.instant("added_at")
    disabledAt = try row.optionalInstant("disabled_at")
  }
}
