import ArgumentParsing
import Editorial

/// Which of an article's events is to be proved.
package enum ProofSubject: String, CaseIterable, ExpressibleByArgument {
  case approval
  case publication

  /// What it is looked for as, one after the other.
  var types: [Set<StoredEventType>] {
    switch self {
    case .approval: [[.approved]]
    case .publication: [[.published, .correctionPublished]]
    }
  }

  /// Where nothing was said.
  static let preference = publication.types + approval.types
}
