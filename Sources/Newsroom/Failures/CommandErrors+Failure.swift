import Editorial
import EventSourcing
import Manuscripts

// The errors of commands, from manuscripts, from the desk's rules and from the log.

extension ArticleRejection: ClassifiedError {
  package var failure: Failure {
    switch kind {
    case .notPermitted: Failure(.forbidden, description)
    case .conflict: Failure(.conflict, description)
    case .rule:
      if case .unknownNote = cause {
        Failure(.refused, description, .seeNotes(of: slug))
      } else {
        Failure(.refused, description)
      }
    }
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
