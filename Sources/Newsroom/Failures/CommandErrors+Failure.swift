import Editorial
import EventSourcing
import Manuscripts

// The errors of commands, from manuscripts, from the desk's rules and from the log.

extension TooManyWords: ClassifiedError {
  package var failure: Failure { Failure(.refused, description, code: rule, remedies: []) }
}

extension ArticleRejection: ClassifiedError {
  package var failure: Failure {
    var kind: Failure.Kind =
      switch kind {
      case .notPermitted: .forbidden
      case .conflict: .conflict
      case .rule: .refused
      }
    var remedies: [Remedy] = []
    if case .unknownRevision = cause { kind = .notFound }
    if case .unknownNote = cause { (kind, remedies) = (.notFound, [.seeNotes(of: slug)]) }
    return Failure(kind, description, code: rule, about: cause.person, remedies: remedies)
  }
}

extension AppendError: ClassifiedError {
  package var failure: Failure {
    switch self {
    case .staleVersion: Failure(.conflict, description)
    case .nameTaken: Failure(.refused, description, .chooseSlug(free: nil))
    case .refused: Failure(.refused, description)
    case .commandIDReused: Failure(.invalid, description)
    case .notPermitted(.some): Failure(.forbidden, description)
    case .notPermitted(nil): Failure(.forbidden, description, .actAsUser)
    case .wrongCaller: Failure(.unavailable, description)
    }
  }
}

extension ManuscriptError: ClassifiedError {
  package var failure: Failure { Failure(.invalid, description) }
}
