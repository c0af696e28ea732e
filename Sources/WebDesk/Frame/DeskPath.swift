import Foundation
import HTML
import PlainText
import WebRequests

/// The address of a page of the desk.
package struct DeskPath: Hashable, Sendable {
  package let text: String

  init(_ text: String) { self.text = text }

  static let home = DeskPath("/desk")
  static let signIn = DeskPath("/desk/sign-in")
  static let signOut = DeskPath("/desk/sign-out")
  static let queue = DeskPath("/desk/queue")
  static let articles = DeskPath("/desk/articles")
  static let newArticle = DeskPath("/desk/new")
  static let account = DeskPath("/desk/account")
  static let endSession = DeskPath("/desk/account/end-session")
  static let endSessions = DeskPath("/desk/account/end-sessions")
  static let style = DeskPath("/desk/style.css")
  static let icon = DeskPath("/desk/icon.svg")

  /// The page of an article, by its id, so that a new slug changes nothing.
  static func article(_ id: UUID) -> DeskPath {
    DeskPath("/desk/articles/\(id.text)")
  }

  /// A form of an article, such as `submit`.
  static func article(_ id: UUID, _ part: String) -> DeskPath {
    DeskPath("\(article(id).text)/\(part)")
  }

  var pattern: PathPattern { PathPattern(text) }

  var address: WebAddress {
    guard let address = WebAddress(text) else { preconditionFailure("\(text) is not an address") }
    return address
  }
}
