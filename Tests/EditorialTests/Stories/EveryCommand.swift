import Editorial
import Foundation

/// A command of every kind.
func commands() throws -> [ArticleCommand] {
  let content = try content("Another")
  return [
    .draft(slug: try slug("cat-news"), content: content),
    .import(
      ImportedArticle(
        slug: try slug("cat-news"), content: content,
        origin: .init(by: nil, at: Story.beginning))),
    .revise(base: 1, content: content),
    .restore(revision: 1), .submit, .withdraw, .requestChanges(reason: "Why?"),
    .approve(digest: content.digest), .schedule(at: Story.now + 3600, zone: "UTC"), .unschedule,
    .scheduleUnpublication(Expiry(at: Story.now + 7200, zone: "UTC")), .cancelUnpublication,
    .publish, .publishDue, .correct(kind: .correction, notice: "Sorry."),
    .correct(kind: .refile, notice: "Sorry."),
    .unpublish(reason: "Why?"), .unpublishDue, .hold(reason: "Why?", notice: "We check it."),
    .liftHold(reason: nil), .kill(reason: "Why?", notice: "Gone."),
    .embargo(until: Story.now + 3600), .liftEmbargo(reason: "Why?"),
    .rename(to: try slug("dog-news")), .assign(to: "finn", due: nil), .note(key("n")),
    .setReplyPolicy(.closed),
    .spike(reason: "Why?"), .unspike,
    .erase(.article, reason: "Why?", ground: "GDPR Art. 17"),
  ]
}
