import HTML
import Newsroom
import SCGI

/// Thanks a reader.
struct ReplyReceivedPage {
  private let article: RepliableArticle

  init(_ article: RepliableArticle) { self.article = article }

  var response: SCGIResponse {
    .page(
      ReaderFrame(title: ReplyWebWords.thanks, article: article).page { writer in
        writer.begin(.section, .cssClass("card narrow"))
        writer.write(.h1, text: ReplyWebWords.thanks)
        writer.write(.p, .role("status"), text: ReplyWebWords.received)
        writer.end()
      })
  }
}
