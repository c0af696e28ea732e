import Newsroom
import SCGI

/// A path, a method and what answers it. The desk is a list of routes.
struct Route: Sendable {
  enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
  }

  /// Answers a request, with the session of a person who is signed in.
  typealias Answer = @Sendable (WebDesk, DeskRequest, DeskSession) async throws -> SCGIResponse
  typealias OpenAnswer = @Sendable (WebDesk, DeskRequest) async throws -> SCGIResponse

  enum Kind: Sendable {
    /// Anybody gets an answer.
    case open(OpenAnswer)
    /// Others are asked to sign in.
    case signedIn(Answer)
  }

  let method: Method
  /// Such as `/desk/articles/{article}/history`.
  let pattern: String
  let kind: Kind

  static func get(_ pattern: String, _ answer: @escaping Answer) -> Route {
    Route(method: .get, pattern: pattern, kind: .signedIn(answer))
  }

  static func post(_ pattern: String, _ answer: @escaping Answer) -> Route {
    Route(method: .post, pattern: pattern, kind: .signedIn(answer))
  }

  static func open(_ method: Method, _ pattern: String, _ answer: @escaping OpenAnswer) -> Route {
    Route(method: method, pattern: pattern, kind: .open(answer))
  }

  /// What the path has in the places of the pattern's names; nil if the path does not fit.
  func names(in path: String) -> [String: String]? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let pattern = pattern.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == pattern.count else { return nil }
    var names: [String: String] = [:]
    for (part, expected) in zip(parts, pattern) {
      if expected.hasPrefix("{") {
        guard !part.isEmpty else { return nil }
        names[String(expected.dropFirst().dropLast())] = String(part)
      } else if part != expected {
        return nil
      }
    }
    return names
  }
}
