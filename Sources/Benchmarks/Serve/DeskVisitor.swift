import Foundation
import Newsroom
import PlainText

/// A person who is signed in at the desk.
struct DeskVisitor: Sendable {
  let name: String
  /// The name and the value of the session's cookie.
  let cookie: String
  /// What the forms of this session contain.
  let formToken: String

  static let password = "lanterns-on-the-quay"

  /// The page of an article.
  static func page(of article: UUID) -> String { "/desk/articles/\(article.text)" }

  /// Makes a token of the API.
  ///
  /// - Throws: ``Failure`` if the desk makes none.
  func makeToken(at desk: DeskProcess) throws(Failure) -> String {
    let fields = [
      "token": formToken, "label": "Listeners", "scope": "read", "days": "7",
      "password": Self.password,
    ]
    let answer = try HTTPExchange.post(
      "\(desk.url)/desk/account/tokens", fields, cookie: cookie)
    guard let token = answer.body.firstMatch(of: /<code>(galley_[^<]+)<\/code>/) else {
      throw Failure(.failed, "the desk makes no token for \(name)")
    }
    return String(token.1)
  }

  /// Signs in.
  ///
  /// - Parameter page: A page with a form.
  /// - Throws: ``Failure`` if the desk does not let the person in.
  static func signIn(
    _ name: String, at desk: DeskProcess, formOn page: String
  ) throws(Failure) -> DeskVisitor {
    let answer = try HTTPExchange.post(
      "\(desk.url)/desk/sign-in", ["name": name, "password": password])
    guard answer.status == 303,
      let cookie = answer.headers["set-cookie"]?.prefix(while: { $0 != ";" })
    else { throw Failure(.failed, "\(name) cannot sign in at the desk") }
    let html = try HTTPExchange.get("\(desk.url)\(page)", cookie: String(cookie)).body
    guard let token = html.firstMatch(of: /name="token" value="([0-9a-f]+)"/) else {
      throw Failure(.failed, "the page \(page) has no form")
    }
    return DeskVisitor(name: name, cookie: String(cookie), formToken: String(token.1))
  }
}
