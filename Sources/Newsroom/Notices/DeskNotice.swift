import Digests
package import EditorialReadModels
package import Foundation
package import Mail
import PlainText

/// A notice for one person about one article. It contains no text of the article but the slug and the
/// headline.
package struct DeskNotice: Sendable {
  /// Who gets it.
  package let login: String
  package let address: String
  package let kind: NoticeKind
  package let article: UUID
  /// When it happened; for a due date, the beginning of the day.
  package let at: Date
  package let slug: String
  /// Nil while the article is under an embargo, because mail can be read on its way.
  package let headline: String?
  /// Who submitted the article or requested changes; nil for a due date.
  package let by: String?
  /// The number of this attempt, from 1.
  package let attempt: Int

  /// The message, which names no text but the slug and the headline.
  ///
  /// - Returns: Nil if the stored address is not one.
  package func message(from sender: MailAddress, at now: Date) -> MailMessage? {
    guard let to = MailAddress(address) else { return nil }
    let name = headline.map { "\($0) (\(slug))" } ?? slug
    let text = [sentence, headline, Self.ending].compactMap(\.self).joined(separator: "\n\n")
    return MailMessage(
      id: id, from: sender, to: [to], subject: "\(label): \(name)", text: text + "\n",
      time: Int(now.timeIntervalSince1970))
  }

  /// The same for every attempt.
  private var id: String {
    let parts = [login, kind.rawValue, article.text, "\(at.timeIntervalSince1970)"]
    return String(Digest(of: Array(parts.joined(separator: "\n").utf8)).hex.prefix(40))
  }

  private var label: String {
    switch kind {
    case .submitted: "Submitted"
    case .sentBack: "Changes requested"
    case .due: "Due today"
    }
  }

  private var sentence: String {
    switch kind {
    case .submitted: "\(by ?? "Somebody") submitted \(slug) for approval."
    case .sentBack: "\(by ?? "Somebody") requested changes to \(slug)."
    case .due: "\(slug) is assigned to you and due today."
    }
  }

  private static let ending = "You chose to get this notice. Galley does not read replies."
}
