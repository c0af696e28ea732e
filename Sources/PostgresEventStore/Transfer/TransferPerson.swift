import Foundation
import JSON

/// A row of `galley.people`. An import gives the role to no login: see `Connection.take(_:)`.
struct TransferPerson: Sendable {
  let login: String
  /// Nil in an export from a newsroom of the former schema, for a person who was disabled.
  let role: String?
  let addedBy: String
  let addedAt: Date
  let disabledAt: Date?

  /// - Parameter line: The members of a line's object.
  init(_ line: JSONFields) throws(JSONFieldError) {
    self = try line.object("person", TransferPerson.init(row:))
  }

  private init(row: JSONFields) throws(JSONFieldError) {
    login = try row.text("login")
    role = try row.optionalText("role")
    addedBy = try row.text("added_by")
    addedAt = try row.instant("added_at")
    disabledAt = try row.optionalInstant("disabled_at")
  }
}
