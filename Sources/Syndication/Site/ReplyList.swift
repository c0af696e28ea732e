import Editorial
import HTML
import PlainText

/// Writes replies of readers in their order, each with the answer of the newsroom.
struct ReplyList {
  private let frame: PageFrame

  init(_ frame: PageFrame) { self.frame = frame }

  func write(_ replies: ArraySlice<PublicReply>, to writer: inout HTMLWriter) {
    if replies.isEmpty { return }
    let clock = frame.site.clock
    writer.begin(.ol)
    for reply in replies {
      writer.begin(.li, .id("reply-\(reply.id.text)"))
      writer.begin(.p, [.cssClass("times")] + frame.language.interfaceAttributes)
      writer.begin(.strong)
      writer.write(.bdi, text: reply.name)
      writer.end()
      writer.write(" · ")
      writer.write(reply.receivedAt, clock.moment)
      writer.end()
      write(plain: reply.text, to: &writer)
      if let answer = reply.answer {
        writer.begin(.div, .cssClass("answer"))
        writer.begin(.p, [.cssClass("times")] + frame.language.interfaceAttributes)
        writer.write(.strong, text: SiteWords.answer)
        writer.write(" · ")
        writer.write(answer.at, clock.moment)
        writer.end()
        write(plain: answer.text, to: &writer)
        writer.end()
      }
      writer.end()
    }
    writer.end()
  }

  /// Nobody says in which language a reply is. The style keeps its lines.
  private func write(plain text: String, to writer: inout HTMLWriter) {
    for paragraph in text.split(separator: "\n\n") {
      writer.write(.p, .cssClass("plain"), .direction("auto"), text: String(paragraph))
    }
  }
}
