package import EditorialReadModels
package import JSON

/// The notices that a person chose to get by e-mail, and the address.
package struct NoticeChoices: Hashable, Sendable {
  /// Nil if the person gets no notices.
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
    "NoticeChoices", "The notices that you get by e-mail, and the address.",
    [
      JSONMember("address", "The address; null if you get no notices.", \.address),
      JSONMember("kinds", "Of submitted, sent-back and due.") { $0.kinds.map(\.rawValue) },
    ])
}
