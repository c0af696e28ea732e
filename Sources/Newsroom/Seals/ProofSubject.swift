import Editorial

/// The kind of an article's events to prove.
package enum ProofSubject: String, CaseIterable, Sendable {
  case approval
  case publication

  /// The event types to look for, in this order.
  var types: [Set<StoredEventType>] {
    switch self {
    case .approval: [[.approved]]
    case .publication: [[.published, .correctionPublished, .refiled]]
    }
  }

  /// The default.
  static let preference = publication.types + approval.types
}
