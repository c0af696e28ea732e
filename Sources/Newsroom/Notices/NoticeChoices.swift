package import EditorialReadModels
package import JSON

/// What a person chose to be told by e-mail, and where.
package struct NoticeChoices: Hashable, Sendable {
  /// Nil if the person is told nothing.
  package let address: String?
  /// In the order of ``NoticeKind``.
  package let kinds: [NoticeKind]

  package init(address: String?, kinds: some Sequence<NoticeKind>) {
    let chosen = Set(kinds)
    self.kinds = NoticeKind.allCases.filter(chosen.contains)
    self.address = address
  }

  package static let none = NoticeChoices(address: nil, kinds: [])
}

extension NoticeChoices: JSONDescribed {
  package static let json = JSONDescription<NoticeChoices>(
    "NoticeChoices", "What you are told by e-mail, and where.",
    [
      JSONMember("address", "The address; null if you are told nothing.", \.address),
      JSONMember("kinds", "Of submitted, sent-back and due.") { $0.kinds.map(\.rawValue) },
    ])
}
