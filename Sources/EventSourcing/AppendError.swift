package import Foundation
import PlainText

/// Why the log refuses an append. Nothing of the append has been recorded.
package enum AppendError: Error, Hashable, CustomStringConvertible {
  /// Another writer has recorded in the stream since it was loaded.
  case staleVersion(expected: Int)
  /// Another stream has claimed the name, now or in the past.
  case nameTaken(String, by: UUID?)
  /// The id belongs to another command.
  case commandIDReused(UUID)
  /// The database found that the events break a rule, or that there are none. The text is the
  /// database's own.
  case refused(String)
  /// The caller's role may not record events of this type; nil when it may record none.
  case notPermitted(type: String?)
  /// The connection acts as somebody else than the caller expects. The text is the database's own.
  case wrongCaller(String)

  package var description: String {
    switch self {
    case .staleVersion: "others recorded something at the same time; try again"
    case .nameTaken(let name, let holder):
      "the slug \(name) is taken, now or formerly, by "
        + (holder.map { "article \($0.text)" } ?? "another article")
    case .commandIDReused(let id):
      "command id \(id.text) was given to another command; "
        + "use a new one for each command"
    case .refused(let reason): "the log refuses it: \(reason)"
    case .wrongCaller(let reason):
      "\(reason); a pooler must give each person a connection of their own (session mode)"
    case .notPermitted(let type?): "your role may not record \(type); ask an admin"
    case .notPermitted(nil): "this login is not an active person of this newsroom"
    }
  }
}
