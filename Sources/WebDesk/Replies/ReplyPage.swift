import Editorial
import HTML
import Newsroom
import PlainText
import SCGI

/// The form in which a reader replies to an article.
struct ReplyPage {
  /// What the page says above the form.
  enum Remark {
    case sentence(String)
    case problem(ReplyProblem)
  }

  private let article: RepliableArticle
  private let token: String
  private let typed: TypedReply
  private let remark: Remark?

  init(
    _ article: RepliableArticle, token: String, typed: TypedReply = TypedReply(),
    remark: Remark? = nil
  ) {
    (self.article, self.token, self.typed, self.remark) = (article, token, typed, remark)
  }

  func response(status: Int = 200) -> SCGIResponse {
    .page(
      ReaderFrame(title: ReplyWebWords.leaveReply, article: article).page { writer in
        writer.begin(.section, .cssClass("card narrow"))
        writer.write(.h1, text: ReplyWebWords.leaveReply)
        writer.begin(.p)
        writer.write("\(ReplyWebWords.to) ")
        writer.write(
          .strong, .language(article.language.text), .direction("auto"), text: article.headline)
        writer.end()
        write(remark, to: &writer)
        ReplyForm(
          article: article.id, token: token, typed: typed, hint: ReplyWebWords.limit(article),
          problem: problem
        ).write(to: &writer)
        writer.write(.p, .cssClass("hint"), text: ReplyWebWords.moderated)
        writer.end()
      }, status: status)
  }

  private var problem: ReplyProblem? {
    if case .problem(let problem)? = remark { problem } else { nil }
  }

  private func write(_ remark: Remark?, to writer: inout HTMLWriter) {
    switch remark {
    case nil: break
    case .sentence(let sentence):
      writer.write(.p, .cssClass("problem"), .role("alert"), text: sentence)
    case .problem(let problem):
      writer.write(
        .p, .cssClass("problem"), .role("alert"), .id("problem"), text: problem.description)
    }
  }
}
