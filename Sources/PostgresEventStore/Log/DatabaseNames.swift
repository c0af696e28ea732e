package import PostgreSQL

/// The numbers of the advisory locks. `galley.lock_class` has the same list. Each number except
/// ``floor`` is the first of two keys.
package enum AdvisoryLock: Int32, CaseIterable, Sendable {
  /// One migrator at a time.
  case migration = 101
  /// One writer of a stream at a time. The second key is the hash of the stream.
  case stream
  /// A writer publishes its floor. This is the first byte of a single key.
  case floor
  /// One projector of a read model at a time. The second key is the hash of its name.
  case projection
  /// One rebuild of a read model at a time. The second key is the hash of its name.
  case rebuild
  /// One change to the people at a time.
  case people
  /// A build that is being read is not removed. The second key is the hash of its schema.
  case build
  /// One leader of a job among the workers. The second key is the hash of the job.
  case leadership
  /// One seal at a time.
  case seal
  /// One database for a test or a benchmark at a time.
  case scratch
}

extension Query.StringInterpolation {
  /// Inserts the number of a lock.
  package mutating func appendInterpolation(_ lock: AdvisoryLock) {
    appendInterpolation(literal: Int64(lock.rawValue))
  }
}

extension Connection {
  /// The role that the people of this newsroom are members of.
  mutating func memberRole() throws(PostgresError) -> String {
    try execute("SELECT member_role FROM galley.newsroom")[0].value(at: 0)
  }
}

/// Galley's own error codes. `galley.error_code` has the same list.
extension SQLState {
  /// An UPDATE, DELETE or TRUNCATE of the record.
  package static let changeRefused = SQLState(rawValue: "GA000")
  /// The stream has another version than the writer expects.
  package static let staleVersion = SQLState(rawValue: "GA001")
  /// Another stream has claimed the name, now or in the past.
  package static let nameTaken = SQLState(rawValue: "GA002")
  /// The command id belongs to another command.
  package static let commandIDReused = SQLState(rawValue: "GA003")
  /// An event cites a text that is not stored for its stream, or no event cites a text that was
  /// sent.
  package static let textUnknown = SQLState(rawValue: "GA004")
  /// The event is not allowed after the last revision and the state of its text.
  package static let outOfTurn = SQLState(rawValue: "GA005")
  /// The approver contributed to the text or submitted it.
  package static let fourEyes = SQLState(rawValue: "GA006")
  /// The command is recorded already. Send it again, alone, to get its answer.
  package static let alreadyRecorded = SQLState(rawValue: "GA007")
  /// The connection acts as somebody else than the caller expects.
  package static let wrongCaller = SQLState(rawValue: "GA008")
  /// The name could be mistaken for the id of a stream.
  package static let nameLikeID = SQLState(rawValue: "GA009")
  /// A rule about people. The message is a sentence for people.
  package static let peopleRule = SQLState(rawValue: "GA100")
  /// A rule about destinations. The message is a sentence for people.
  package static let destinationRule = SQLState(rawValue: "GA101")
}
