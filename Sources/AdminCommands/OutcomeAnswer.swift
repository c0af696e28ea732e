import JSON
import Newsroom

/// What a command did to one of several, as it is printed.
struct OutcomeAnswer<Receipt: NamedReceipt> {
  let reference: String
  let receipt: Receipt?
  let error: ErrorAnswer?
  /// The earlier reference to the same one.
  let sameAs: String?

  init(_ outcome: CommandOutcome<Receipt>) {
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
  static var json: JSONDescription<OutcomeAnswer> {
    JSONDescription<OutcomeAnswer>(
      "Outcome", "What a command did to one of several. It has exactly one other member.",
      [
        JSONMember("reference", "The \(Receipt.noun), as it was named.", \.reference),
        .leftOutIfNil("receipt", "What was recorded.", \.receipt),
        .leftOutIfNil("error", "Why nothing was recorded.", \.error),
        .leftOutIfNil(
          "sameAs", "An earlier reference to the same \(Receipt.noun), for which it was done.",
          \.sameAs),
      ])
  }
}

/// What a command recorded about one of several.
protocol NamedReceipt: JSONDescribed, Sendable {
  /// What it is about, in the singular.
  static var noun: String { get }
}

extension Receipt: NamedReceipt {
  static let noun = "article"
}
