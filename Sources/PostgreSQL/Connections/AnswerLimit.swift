/// How long a connection waits for an answer of the server.
struct AnswerLimit {
  let watch: AnswerWatch
  /// Nil for no limit.
  var duration: Duration?

  /// Runs a call of libpq that may wait for the server.
  @inline(__always)
  func wait<Answer>(_ body: () -> Answer) -> Answer {
    guard let duration else { return body() }
    watch.begin(duration)
    defer { watch.end() }
    return body()
  }

  /// The error if a wait was too long.
  var error: PostgresError? {
    guard watch.hasExpired else { return nil }
    guard let duration else { return PostgresError(.connectionLost, "the connection was ended") }
    let seconds = max(1, Int((duration / .seconds(1)).rounded()))
    return PostgresError(.connectionLost, "the server gave no answer within \(seconds) s")
  }
}

extension Connection {
  /// How long a statement may go without an answer, or without the next row; nil for no limit. Then
  /// the statement is cancelled, and the connection closed.
  package var answerLimit: Duration? {
    get { answers.duration }
    set { answers.duration = newValue }
  }

  /// Runs `body`, whose statements may work for a long time, such as those that build an index: the
  /// limit is ``workFactor`` times as high.
  package mutating func working<Value>(
    _ body: (inout Connection) throws -> Value
  ) rethrows -> Value {
    let usual = answerLimit
    answerLimit = usual.map { $0 * Self.workFactor }
    defer { answerLimit = usual }
    return try body(&self)
  }

  /// With the usual limit of 30 seconds, work may take an hour.
  package static var workFactor: Int { 120 }
}
