package import Foundation

/// Why the log refuses an append. Nothing of it has been recorded.
package enum AppendError: Error, Hashable, CustomStringConvertible {
  /// Somebody else has recorded in the stream since it was loaded.
  case staleVersion(expected: Int)
  /// Another stream holds the name, or held it once.
  case nameTaken(String, by: UUID?)
  /// The id was given to another command before.
  case commandIDReused(UUID)
  /// The log itself sees that the events break a rule, or are none: in its own words.
  case refused(String)
  /// The caller's role may not record events of this type; nil when it may record none.
  case notPermitted(type: String?)
  /// The connection acts as somebody else than the caller believes: in the log's words.
  case wrongCaller(String)

  package var description: String {
    switch self {
    case .staleVersion(let expected):
      "somebody else recorded something after version \(expected); look at it and try again"
    case .nameTaken(let name, let holder):
      "the slug \(name) is taken, now or formerly, by "
        + (holder.map { "article \($0.uuidString.lowercased())" } ?? "another article")
        + "; choose another"
    case .commandIDReused(let id):
      "command id \(id.uuidString.lowercased()) was given to another command; "
        + "use a new one for each command"
    case .refused(let reason): "the log refuses it: \(reason)"
    case .wrongCaller(let reason):
      "\(reason); a pooler must give each person a connection of their own (session mode)"
    case .notPermitted(let type?): "your role may not record \(type); ask an admin"
    case .notPermitted(nil):
      "this login is nobody of this newsroom; act as a person with --as, or have an admin take "
        + "the login on with 'galley user add'"
    }
  }
}
