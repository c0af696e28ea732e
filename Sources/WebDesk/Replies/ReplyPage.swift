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
        writer.begin(.form, HTMLAttribute.posting(to: DeskPath.reply(to: article.id).address))
        writer.write(hidden: "form", token)
        writeFields(to: &writer)
        writer.write(button: ReplyWebWords.send)
        writer.end()
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

  private func writeFields(to writer: inout HTMLWriter) {
    writer.write(
      field: "name", ReplyWebWords.name,
      [
        .kind("text"), .value(typed.name), .required, .longest(ReplyWords.Limit.name),
        .autocomplete("name"), .direction("auto"),
      ] + attributes(of: .name))
    writer.write(
      area: "text", ReplyWebWords.text, text: typed.text,
      [.required, .rows(8), .direction("auto")] + attributes(of: .text))
    writer.write(.p, .cssClass("hint"), .id("limit"), text: ReplyWebWords.limit(article))
    writer.write(
      field: "email", ReplyWebWords.email,
      [
        .kind("email"), .value(typed.email), .longest(ReplyWords.Limit.email),
        .autocomplete("email"),
      ] + attributes(of: .email))
    writer.begin(.p, .cssClass("field trap"), .hiddenFromReaders)
    writer.write(.label, .labelled(field: "website"), text: ReplyWebWords.trap)
    writer.write(
      empty: .input, .kind("text"), .id("website"), .name("website"), .value(""),
      .autocomplete("off"), .unfocusable)
    writer.end()
  }

  /// What ties a wrong field to the sentence about it.
  private func attributes(of field: ReplyField) -> [HTMLAttribute] {
    guard problem?.field == field else {
      return field == .text ? [.describedBy("limit")] : []
    }
    return [.invalid, .describedBy("problem"), .focused]
  }
}

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

/// Says why there is no form, and shows what the reader typed, so that it is not lost.
struct ReplyRefusedPage {
  let sentence: String
  var kept = ""

  func response(status: Int) -> SCGIResponse {
    .page(
      ReaderFrame(title: ReplyWebWords.notPossible, article: nil).page { writer in
        writer.begin(.section, .cssClass("card narrow"))
        writer.write(.h1, text: ReplyWebWords.notPossible)
        writer.write(
          .p, .role("alert"), text: sentence.sentence)
        if !kept.isEmpty {
          writer.write(
            area: "text", ReplyWebWords.yourText, text: kept, [.rows(8), .direction("auto")])
        }
        writer.end()
      }, status: status)
  }
}
