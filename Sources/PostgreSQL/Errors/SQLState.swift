/// A five-character error code (PostgreSQL documentation, appendix A).
package struct SQLState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  /// The first two characters, for example 23 for integrity constraint violations.
  package var `class`: String { String(rawValue.prefix(2)) }

  package var description: String { rawValue }
}

extension SQLState {
  package static let featureNotSupported = SQLState(rawValue: "0A000")
  package static let invalidTextRepresentation = SQLState(rawValue: "22P02")
  package static let invalidParameterValue = SQLState(rawValue: "22023")
  package static let uniqueViolation = SQLState(rawValue: "23505")
  package static let checkViolation = SQLState(rawValue: "23514")
  package static let readOnlyTransaction = SQLState(rawValue: "25006")
  package static let idleInTransactionTimeout = SQLState(rawValue: "25P03")
  package static let inFailedTransaction = SQLState(rawValue: "25P02")
  package static let invalidStatementName = SQLState(rawValue: "26000")
  package static let invalidPassword = SQLState(rawValue: "28P01")
  package static let invalidCatalogName = SQLState(rawValue: "3D000")
  package static let invalidSchemaName = SQLState(rawValue: "3F000")
  package static let serializationFailure = SQLState(rawValue: "40001")
  package static let deadlockDetected = SQLState(rawValue: "40P01")
  package static let insufficientPrivilege = SQLState(rawValue: "42501")
  package static let syntaxError = SQLState(rawValue: "42601")
  package static let undefinedColumn = SQLState(rawValue: "42703")
  package static let undefinedObject = SQLState(rawValue: "42704")
  package static let undefinedTable = SQLState(rawValue: "42P01")
  package static let duplicateDatabase = SQLState(rawValue: "42P04")
  package static let diskFull = SQLState(rawValue: "53100")
  package static let tooManyConnections = SQLState(rawValue: "53300")
  package static let outOfMemory = SQLState(rawValue: "53200")
  package static let lockNotAvailable = SQLState(rawValue: "55P03")
  package static let queryCanceled = SQLState(rawValue: "57014")
  package static let adminShutdown = SQLState(rawValue: "57P01")
  package static let crashShutdown = SQLState(rawValue: "57P02")
  package static let cannotConnectNow = SQLState(rawValue: "57P03")
  package static let idleSessionTimeout = SQLState(rawValue: "57P05")
}
