import Newsroom

/// A refusal whose status does not follow from the kind of the failure.
struct APIRefusal: Error {
  let status: Int
  let failure: Failure
  /// More headers of the answer.
  let headers: [(name: String, value: String)]
  /// What happened to the article in the meantime; nil if the refusal is about something else.
  let changes: [HistoryEntry]?

  init(
    status: Int, _ failure: Failure, headers: [(name: String, value: String)] = [],
    changes: [HistoryEntry]? = nil
  ) {
    (self.status, self.failure, self.headers) = (status, failure, headers)
    self.changes = changes
  }
}
