import Newsroom
import SCGI
import WebRequests

/// A path, a method and what answers it. The desk is a list of routes.
struct Route: RequestRoute {
  /// Answers a request, with the session of a person who is signed in.
  typealias Answer = @Sendable (WebDesk, DeskRequest, DeskSession) async throws -> SCGIResponse
  typealias OpenAnswer = @Sendable (WebDesk, DeskRequest) async throws -> SCGIResponse

  enum Kind: Sendable {
    /// Anybody gets an answer.
    case open(OpenAnswer)
    /// Readers get an answer, whichever site their browser shows. There is no session.
    case readers(OpenAnswer)
    /// Others are asked to sign in.
    case signedIn(Answer)
  }

  let method: RequestMethod
  let pattern: PathPattern
  let kind: Kind

  static func get(_ pattern: PathPattern, _ answer: @escaping Answer) -> Route {
    Route(method: .get, pattern: pattern, kind: .signedIn(answer))
  }

  static func post(_ pattern: PathPattern, _ answer: @escaping Answer) -> Route {
    Route(method: .post, pattern: pattern, kind: .signedIn(answer))
  }

  static func open(_ method: RequestMethod, _ pattern: PathPattern, _ answer: @escaping OpenAnswer)
    -> Route
  {
    Route(method: method, pattern: pattern, kind: .open(answer))
  }

  static func forReaders(
    _ method: RequestMethod, _ pattern: PathPattern, _ answer: @escaping OpenAnswer
  ) -> Route {
    Route(method: method, pattern: pattern, kind: .readers(answer))
  }

  /// Whether a page of another site may send a form here.
  var isForAllSites: Bool {
    switch kind {
    case .readers: true
    case .open, .signedIn: false
    }
  }
}
