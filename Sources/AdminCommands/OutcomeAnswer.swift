import JSON
import Newsroom

/// What a command did to one of several articles, as it is printed.
struct OutcomeAnswer {
  let reference: String
  let receipt: Receipt?
  let error: ErrorAnswer?
  /// The earlier reference to the same article.
  let sameAs: String?

  init(_ outcome: ArticleOutcome) {
    reference = outcome.reference
    error = outcome.failure.map { ErrorAnswer($0) }
    switch outcome.result {
    case .done(let receipt): (self.receipt, sameAs) = (receipt, nil)
    case .repeats(let earlier): (receipt, sameAs) = (nil, earlier)
    case .failed, .notTried: (receipt, sameAs) = (nil, nil)
    }
  }
}

extension OutcomeAnswer: JSONDescribed {
  static let json = JSONDescription<OutcomeAnswer>(
    "Outcome", "What a command did to one of several articles. It has exactly one other member.",
    [
      JSONMember("reference", "The article, as it was named.", \.reference),
      .leftOutIfNil("receipt", "What was recorded.", \.receipt),
      .leftOutIfNil("error", "Why nothing was recorded.", \.error),
      .leftOutIfNil(
        "sameAs", "An earlier reference to the same article, for which it was done.", \.sameAs),
    ])
}
