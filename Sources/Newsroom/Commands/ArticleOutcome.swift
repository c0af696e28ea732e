/// What a command did to one of several articles.
package typealias ArticleOutcome = CommandOutcome<Receipt>

/// What a command did to one of several things that it names.
package struct CommandOutcome<Receipt: Sendable>: Sendable {
  package enum Result: Sendable {
    case done(Receipt)
    case failed(Failure)
    /// An earlier reference, which is given, names the same one. The command was carried out for
    /// that one only.
    case repeats(String)
    /// The database became unavailable before the command was sent.
    case notTried
  }

  /// As the caller named it.
  package let reference: String
  package let result: Result

  package init(reference: String, result: Result) {
    (self.reference, self.result) = (reference, result)
  }

  /// Why the command was not carried out; nil if it was, or if an earlier reference
  /// named the same one.
  package var failure: Failure? {
    switch result {
    case .failed(let failure): failure
    case .notTried:
      Failure(.unavailable, "not tried, because the database became unavailable", .tryAgain)
    case .done, .repeats: nil
    }
  }
}

/// How many of several had each kind of outcome.
package struct OutcomeCount: Hashable, Sendable {
  package private(set) var done = 0
  package private(set) var failed = 0
  package private(set) var notTried = 0

  package init() {}

  package mutating func add(_ outcome: CommandOutcome<some Sendable>) {
    switch outcome.result {
    case .done: done += 1
    case .failed: failed += 1
    case .repeats: break
    case .notTried: notTried += 1
    }
  }

  /// `3 done, 1 failed, 2 not tried`.
  package var words: String {
    let parts = [
      "\(done) done", failed == 0 ? nil : "\(failed) failed",
      notTried == 0 ? nil : "\(notTried) not tried",
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}
