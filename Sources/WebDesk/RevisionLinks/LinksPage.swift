import Editorial
import EditorialReadModels
import Foundation
import HTML
import Newsroom
import PlainText
import SCGI

/// Who was shown which revision of an article, and what they wrote.
struct LinksPage {
  let session: DeskSession
  let answer: ArticleAnswer
  let links: [RevisionLink]
  let clock: DeskClock
  /// The link that was made just now.
  let made: String?
  let problem: Failure?

  private var article: UUID { answer.board.article }
  private var mayWrite: Bool { session.actor.role != .auditor }

  var response: SCGIResponse {
    let frame = DeskFrame(title: DeskWords.links, session: session, place: nil)
    return .page(
      frame.page { writer in
        writer.write(.h1, text: DeskWords.links)
        writer.write(linkTo: answer.board)
        if let problem {
          writer.write(.p, .cssClass("problem"), .role("alert"), text: problem.sentence)
        }
        if let made {
          writer.begin(.p, .cssClass("done"), .role("status"))
          writer.write(.code, text: made)
          writer.end()
          writer.write(.p, .cssClass("hint"), text: DeskWords.linkOnce)
        }
        writer.write(.p, .cssClass("hint"), text: DeskWords.linksHint)
        if mayWrite { writeForm(to: &writer) }
        if links.isEmpty { writer.write(.p, .cssClass("empty"), text: DeskWords.noLinks) }
        writer.begin(.ul, .cssClass("entries"))
        for link in links { write(link, to: &writer) }
        writer.end()
      }, status: problem == nil ? 200 : 422)
  }

  private func writeForm(to writer: inout HTMLWriter) {
    writer.begin(
      .form, HTMLAttribute.posting(to: DeskPath.article(article, "links").address))
    writer.write(token: session)
    writer.write(hidden: "command", UUID().text)
    writer.begin(.fieldset)
    writer.write(
      .legend, text: "\(DeskWords.revision) \(answer.revision.revision)")
    writer.write(hidden: "revision", "\(answer.revision.revision)")
    writer.write(
      field: "reader", DeskWords.linkReader,
      [.kind("text"), .required, .longest(RevisionLink.Limit.name), .direction("auto")])
    writer.write(
      field: "days", DeskWords.linkDays,
      [.kind("text"), .value("7"), .required, .longest(2), .autocomplete("off")])
    writer.end()
    writer.write(button: DeskWords.makeRevisionLink)
    writer.end()
  }

  private func write(_ link: RevisionLink, to writer: inout HTMLWriter) {
    writer.begin(.li)
    writer.write(.h2, .direction("auto"), text: link.reader)
    writer.begin(.p, .cssClass("facts"))
    writer.write(DeskWords.linkOf(link.revision, madeBy: link.madeBy))
    if link.revokedAt != nil {
      writer.write(DeskWords.revoked)
    } else if !link.isOpen(at: clock.now) {
      writer.write(DeskWords.expired)
    } else {
      writer.write(DeskWords.validUntil)
      writer.write(link.expiresAt, clock)
    }
    writer.end()
    if mayWrite, link.isOpen(at: clock.now) {
      write(button: DeskWords.revoke, "revoke", ("link", link.id), to: &writer)
    }
    for remark in link.remarks { write(remark, to: &writer) }
    writer.end()
  }

  private func write(_ remark: RevisionLink.Remark, to writer: inout HTMLWriter) {
    writer.write(.p, .cssClass("reason"), .direction("auto"), text: remark.text)
    writer.begin(.p, .cssClass("facts"))
    writer.write(.bdi, text: remark.name)
    writer.write(", ")
    writer.write(remark.leftAt, clock)
    writer.end()
    guard mayWrite else { return }
    writer.begin(.div, .cssClass("actions"))
    write(button: DeskWords.takeOver, "take-over", ("remark", remark.id), to: &writer)
    write(button: DeskWords.dismiss, "dismiss", ("remark", remark.id), to: &writer)
    writer.end()
  }

  private func write(
    button: String, _ action: String, _ id: (name: String, id: UUID), to writer: inout HTMLWriter
  ) {
    let path = DeskPath.article(article, "links/\(action)")
    writer.begin(.form, HTMLAttribute.posting(to: path.address))
    writer.write(token: session)
    writer.write(hidden: id.name, id.id.text)
    writer.write(button: button, isQuiet: true)
    writer.end()
  }
}
