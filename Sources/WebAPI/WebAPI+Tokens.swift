import Newsroom
import SCGI

extension WebAPI {
  /// The token of a request.
  ///
  /// - Throws: ``APIRefusal`` with status 401 if there is none, or if it is not valid. It does not say
  ///   why.
  func token(of request: SCGIRequest) async throws -> APIToken {
    guard let given = request.header("Authorization") else {
      throw Self.unauthorized(
        "a token is missing; send it as 'Authorization: Bearer galley_…'",
        challenge: "Bearer realm=\"galley\"")
    }
    let parts = given.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer",
      let ticket = APIToken.ticket(String(parts[1])),
      let token = try await newsroom.token(of: ticket)
    else {
      throw Self.unauthorized(
        "the token is not valid; make another one on the account page of the desk",
        challenge: "Bearer realm=\"galley\", error=\"invalid_token\"")
    }
    return token
  }

  private static func unauthorized(_ reason: String, challenge: String) -> APIRefusal {
    APIRefusal(
      status: 401, Failure(.forbidden, reason, code: "unauthenticated", remedies: []),
      headers: [("WWW-Authenticate", challenge)])
  }
}
