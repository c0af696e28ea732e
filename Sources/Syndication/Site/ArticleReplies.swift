import HTML

/// The replies of readers below an article: the last ones, oldest first, and the way to the form.
struct ArticleReplies {
  private let page: ArticlePage

  init(_ page: ArticlePage) { self.page = page }

  func write(to writer: inout HTMLWriter) {
    let replies = page.item.replies
    let form = page.site.replyForm?.form(for: page.item)
    if replies.isEmpty, form == nil { return }
    let words = page.language.interfaceAttributes
    writer.begin(.section, .cssClass("replies"), .labelled(byID: "replies"))
    writer.write(.h2, [.id("replies")] + words, text: SiteWords.replies)
    page.writeMore(
      .replies, SiteWords.lastReplies(ArticlePart.mostShown, of: replies.count),
      SiteWords.allReplies, to: &writer)
    ReplyList(page.frame).write(replies.suffix(ArticlePart.mostShown), to: &writer)
    if let form {
      writer.begin(.p, [.cssClass("leave")] + words)
      writer.write(.a, .link(form.address), text: SiteWords.leaveReply)
      if let closing = form.closing {
        writer.write(" \(SiteWords.repliesClose) ")
        writer.write(closing, page.site.clock.moment)
        writer.write(".")
      }
      writer.end()
    }
    writer.end()
  }
}
