package import Digests

/// The comparison of a live content with the one that is to replace it as a typographical correction.
package struct TypographicalCheck: Hashable, Sendable {
  /// The digest of the live content.
  package let former: Digest
  /// The digest of the content that is to replace it.
  package let new: Digest
  /// Why the change is more than typographical; nil if it is not.
  package let finding: Finding?

  package init(former: Digest, new: Digest, finding: Finding? = nil) {
    self.former = former
    self.new = new
    self.finding = finding
  }

  /// A change that is more than typographical.
  package enum Finding: Hashable, Sendable {
    /// A field with this name, in which every change matters.
    case field(String)
    case change(Change, in: Part)
    /// One of the texts was erased.
    case erased
  }

  /// What changed in a text.
  package enum Change: Hashable, Sendable {
    case number, date, name, address
    /// A word was replaced by a different one, added or removed.
    case word
  }

  /// A text in which typographical errors can be corrected.
  package enum Part: Hashable, Sendable {
    case headline, standfirst, caption, alternativeText, body
  }
}

extension TypographicalCheck.Finding {
  /// What the change is, as a clause: `a number in the body changed`. It contains nothing from the
  /// texts.
  var phrase: String {
    switch self {
    case .field(let name): "the \(name) changed"
    case .change(let change, let part): "\(change.phrase) in the \(part.phrase) changed"
    case .erased: "a text that must be compared was erased"
    }
  }
}

extension TypographicalCheck.Change {
  fileprivate var phrase: String {
    switch self {
    case .number: "a number"
    case .date: "a date"
    case .name: "what may be a name"
    case .address: "the address of a link"
    case .word: "a word, not only its spelling,"
    }
  }
}

extension TypographicalCheck.Part {
  fileprivate var phrase: String {
    switch self {
    case .headline: "headline"
    case .standfirst: "standfirst"
    case .caption: "caption"
    case .alternativeText: "alt text"
    case .body: "body"
    }
  }
}
