import Editorial
import EditorialReadModels
import HTML
import Newsroom
import SCGI

/// One revision for somebody without a login, with a field for a remark.
struct LinkedRevisionPage {
  let secret: LinkSecret
  let shown: LinkedRevision
  let clock: DeskClock
  /// What was typed before.
  var name = ""
  var remark = ""
  var isDone = false
  var problem: Failure?

  private var revision: RevisionRow { shown.article.revision }

  var response: SCGIResponse {
    let frame = DeskFrame(title: revision.headline, session: nil, place: nil)
    var response = SCGIResponse.page(
      frame.page { writer in
        writer.begin(.p, .cssClass("hint"), .direction("auto"))
        let isLive = shown.article.live?.revision == shown.link.revision
        writer.write("\(isLive ? DeskWords.linkedIsLive : DeskWords.linkedIsNotLive) ")
        writer.write(DeskWords.shownTo(shown.link.reader))
        writer.write(shown.link.expiresAt, clock)
        writer.write(".")
        writer.end()
        if isDone {
          writer.write(.p, .cssClass("done"), .role("status"), text: DeskWords.remarkLeft)
        }
        if let problem {
          writer.write(.p, .cssClass("problem"), .role("alert"), text: problem.sentence)
        }
        writer.write(
          .h1, .language(revision.language.text), .direction("auto"), text: revision.headline)
        ManuscriptView(answer: shown.article) { .link(secret, picture: $0) }
          .write(to: &writer)
        writeForm(to: &writer)
      }, status: problem == nil ? 200 : 422)
    // The address has the secret, and no search engine may keep the text.
    response.add("no-referrer", for: "Referrer-Policy")
    response.add("noindex, nofollow, noarchive", for: "X-Robots-Tag")
    return response
  }

  private func writeForm(to writer: inout HTMLWriter) {
    writer.write(.h2, text: DeskWords.remark)
    writer.begin(.form, HTMLAttribute.posting(to: DeskPath.link(secret).address))
    writer.write(
      field: "name", DeskWords.yourName,
      [
        .kind("text"), .value(name), .required, .longest(RevisionLink.Limit.name),
        .autocomplete("name"), .direction("auto"),
      ])
    writer.write(
      area: "remark", DeskWords.remark, text: remark,
      [.rows(5), .required, .longest(RevisionLink.Limit.remark), .direction("auto")])
    writer.write(button: DeskWords.leaveRemark)
    writer.end()
  }
}
