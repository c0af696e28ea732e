import EditorialReadModels
import PostgreSQL

extension PublicItemQuery {
  /// The position after which an export can be continued: not above one whose changes may still
  /// appear, such as those of an article in quarantine. The next export repeats what is above it.
  ///
  /// - Parameters:
  ///   - position: That of the last change that was exported.
  ///   - withReplies: Whether the export has replies.
  static func trusted(
    _ position: Int64, withReplies: Bool, on connection: inout Connection
  ) throws -> Int64 {
    let horizon = try connection.execute(PublicHorizon.statement(withReplies: withReplies))
      .map { try PublicHorizon($0) }.first
    return min(position, horizon?.position ?? position)
  }
}
