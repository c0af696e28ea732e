import Foundation
package import Newsroom
package import SCGI
package import Seals
import WebRequests

/// The HTTP API for programs. Its newsroom is open as `galley_desk`.
///
/// A request has a token in its header `Authorization`. The cookie of the web desk is not accepted, so
/// no page of another site can act for a person who is signed in.
package struct WebAPI: Sendable {
  let newsroom: Newsroom
  let verifierKeys: [VerifierKey]
  /// What is recorded, for those who listen.
  let feed: EventFeed
  private let report: @Sendable (String) -> Void

  /// The paths that the API answers begin with it.
  package static let prefix = "/api/"

  /// - Parameters:
  ///   - verifierKeys: The public keys of the seals, which proofs need.
  ///   - report: Receives a line about each error that is not the client's.
  package init(
    _ newsroom: Newsroom, verifierKeys: [VerifierKey] = [],
    report: @escaping @Sendable (String) -> Void
  ) {
    (self.newsroom, self.verifierKeys, self.report) = (newsroom, verifierKeys, report)
    feed = EventFeed(of: newsroom, encode: ServerSentEvent.bytes)
  }

  package func answer(_ request: SCGIRequest) async -> SCGIResponse {
    var response: SCGIResponse
    do {
      response = try await route(request)
    } catch {
      response = refusal(error, of: request)
    }
    response.protect()
    return response
  }

  private func refusal(_ error: any Error, of request: SCGIRequest) -> SCGIResponse {
    let refusal: APIRefusal
    if let error = error as? APIRefusal {
      refusal = error
    } else {
      let failure = Failure(error)
      refusal = APIRefusal(status: failure.status, failure)
    }
    if [.failed, .unavailable].contains(refusal.failure.kind) {
      let id = request.id ?? "-"
      report("request \(id): \(refusal.failure.reason)")
    }
    var response = Problem(refusal, request: request).response
    for (name, value) in refusal.headers { response.add(value, for: name) }
    return response
  }

  private func route(_ request: SCGIRequest) async throws -> SCGIResponse {
    if request.path == APIDescription.path {
      guard RequestMethod(ofRequest: request.method) == .get else {
        throw Self.notAllowed(RouteTable<APIRoute>.allowed([.get]))
      }
      return APIDescription.response(to: request)
    }
    switch Self.table.choice(method: request.method, path: request.path) {
    case .route(let route, let names): return try await answer(request, by: route, names)
    case .otherMethods(let allowed): throw Self.notAllowed(allowed)
    case .unknownPath:
      throw Failure(.notFound, "the API has no such path; see \(APIDescription.path)")
    }
  }

  private func answer(
    _ request: SCGIRequest, by route: APIRoute, _ names: [String: String]
  ) async throws -> SCGIResponse {
    let token = try await token(of: request)
    guard token.scope.includes(route.scope) else {
      throw Failure(
        .forbidden,
        "the token has the scope \(token.scope.rawValue), and this needs "
          + route.scope.rawValue, code: "scope", remedies: [])
    }
    let asked = try APIRequest(request, route, names: names, as: token, of: self)
    do {
      return try await route.handler(asked)
    } catch let failure where Failure(failure).kind == .invalid {
      // Every value has the form that the description requires, but they do not fit.
      throw APIRefusal(status: 422, Failure(failure))
    }
  }

  /// The answer to what is not a valid request, so that its path is not known.
  package static func refusal(of error: SCGIRequestError) -> SCGIResponse {
    let failure = Failure(.invalid, "\(error)")
    return Problem(APIRefusal(status: error.status, failure), request: nil).response
  }

  private static func notAllowed(_ allowed: String) -> APIRefusal {
    APIRefusal(
      status: 405, Failure(.invalid, "this path has no such method", code: "method", remedies: []),
      headers: [("Allow", allowed)])
  }
}
