import HTML
import PlainText
import SCGI

/// Says why a reply was not received, and shows what the reader typed, so that it is not lost.
struct ReplyRefusedPage {
  let sentence: String
  var kept = ""
  /// The whole form, if the reader can send it again.
  var form: ReplyForm?

  private var title: String {
    form == nil ? ReplyWebWords.notPossible : ReplyWebWords.notReceived
  }

  func response(status: Int) -> SCGIResponse {
    .page(
      ReaderFrame(title: title, article: nil).page { writer in
        writer.begin(.section, .cssClass("card narrow"))
        writer.write(.h1, text: title)
        writer.write(
          .p, .role("alert"), text: sentence.sentence)
        if let form {
          form.write(to: &writer)
        } else if !kept.isEmpty {
          writer.write(
            area: "text", ReplyWebWords.yourText, text: kept, [.rows(8), .direction("auto")])
        }
        writer.end()
      }, status: status)
  }
}
