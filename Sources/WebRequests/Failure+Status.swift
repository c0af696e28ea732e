package import Newsroom

extension Failure {
  /// The status code of an HTTP answer that reports the failure.
  package var status: Int {
    switch kind {
    case .notFound: 404
    case .ambiguous, .conflict: 409
    case .refused, .unacceptable: 422
    case .invalid: 400
    case .forbidden: 403
    case .unavailable, .interrupted: 503
    case .failed: 500
    }
  }
}
