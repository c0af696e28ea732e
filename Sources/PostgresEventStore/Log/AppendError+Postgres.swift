import EventSourcing
import Foundation
import PostgreSQL

extension AppendError {
  /// What the database's refusal means to the log, or nil when it means nothing to it.
  init?<Event, Attachment>(_ error: PostgresError, of append: Append<Event, Attachment>) {
    switch (error.sqlState, error.constraint) {
    case (.staleVersion, _), (.uniqueViolation, "events_stream_version"):
      self = .staleVersion(expected: append.expected.version)
    case (.nameTaken, _):
      self = .nameTaken(error.column ?? "", by: error.hint.flatMap(UUID.init(uuidString:)))
    case (.commandIDReused, _), (.uniqueViolation, "events_command_step"):
      self = .commandIDReused(append.commandID)
    case (.textUnknown, _), (.outOfTurn, _), (.fourEyes, _): self = .refused(error.message)
    case (.wrongCaller, _): self = .wrongCaller(error.message)
    case (.insufficientPrivilege, _): self = .notPermitted(type: error.column)
    default: return nil
    }
  }
}
