package import PostgreSQL

/// The kinds of advisory locks by their numbers; `galley.lock_class` has the same list. All but
/// ``floor`` are the first of two keys.
package enum AdvisoryLock: Int32, CaseIterable, Sendable {
  /// One migrator at a time.
  case migration = 101
  /// One writer in a stream at a time: with the hash of the stream.
  case stream
  /// Writers publish their floor: the first byte of a single key.
  case floor
  /// One projector of a read model at a time: with the hash of its name.
  case projection
  /// One rebuild of a read model at a time: with the hash of its name.
  case rebuild
  /// One change to the people at a time.
  case people
  /// A build that is being read is not removed: with the hash of its schema.
  case build
  /// One leader among the workers: with the hash of the job.
  case leadership
  /// One seal at a time.
  case seal
  /// One database for a test or a benchmark at a time.
  case scratch
}

extension Query.StringInterpolation {
  /// The number of a lock, as it stands in the SQL.
  package mutating func appendInterpolation(_ lock: AdvisoryLock) {
    appendInterpolation(literal: Int64(lock.rawValue))
  }
}

extension Connection {
  /// The role of this newsroom's people.
  mutating func memberRole() throws(PostgresError) -> String {
    try execute("SELECT member_role FROM galley.newsroom")[0].value(at: 0)
  }
}

/// The refusals that are Galley's own; `galley.error_code` has the same list.
extension SQLState {
  /// An UPDATE, DELETE or TRUNCATE of what is recorded.
  package static let changeRefused = SQLState(rawValue: "GA000")
  /// The stream is at another version than the writer expected.
  package static let staleVersion = SQLState(rawValue: "GA001")
  /// Another stream holds the name, or held it once.
  package static let nameTaken = SQLState(rawValue: "GA002")
  /// The command id belongs to another command.
  package static let commandIDReused = SQLState(rawValue: "GA003")
  /// An event cites a text that is not stored for its stream, or a text was sent that none cites.
  package static let textUnknown = SQLState(rawValue: "GA004")
  /// The event does not follow from the revision and the text before it.
  package static let outOfTurn = SQLState(rawValue: "GA005")
  /// The approver contributed to the text or submitted it.
  package static let fourEyes = SQLState(rawValue: "GA006")
  /// The command is recorded already; it is sent again alone for its answer.
  package static let alreadyRecorded = SQLState(rawValue: "GA007")
  /// The connection acts as somebody else than the caller believes.
  package static let wrongCaller = SQLState(rawValue: "GA008")
  /// A rule about people, in words for a person.
  package static let peopleRule = SQLState(rawValue: "GA100")
}
