import EventSourcing
import Foundation
import PostgreSQL

extension AppendError {
  /// The log's refusal that a database error stands for; nil for any other error.
  init?<Event, Attachment>(_ error: PostgresError, of append: Append<Event, Attachment>) {
    switch (error.sqlState, error.constraint) {
    case (.staleVersion, _), (.uniqueViolation, "events_stream_version"):
      self = .staleVersion(expected: append.expected.version)
    case (.nameTaken, _):
      self = .nameTaken(error.column ?? "", by: error.hint.flatMap(UUID.init(uuidString:)))
    case (.commandIDReused, _), (.uniqueViolation, "events_command_step"):
      self = .commandIDReused(append.commandID)
    case (.nameLikeID, _), (.textUnknown, _), (.outOfTurn, _), (.fourEyes, _):
      self = .refused(error.message)
    case (.wrongCaller, _): self = .wrongCaller(error.message)
    case (.insufficientPrivilege, _): self = .notPermitted(type: error.column)
    default: return nil
    }
  }
}
