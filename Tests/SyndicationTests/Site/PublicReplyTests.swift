import Editorial
import Foundation
import PlainText
import Testing

@testable import Syndication

struct `The replies of readers` {
  private func page(
    _ item: PublicItem, form: SiteReplyForm? = nil
  ) -> String {
    let site = Site(
      publisher: Samples.publisher, sections: [], clock: SiteClock(zone: .gmt, label: "UTC"),
      replyForm: form)
    return String(decoding: site.page(of: SampleSite.article(item)), as: UTF8.self)
  }

  private func form(_ policy: String, now: String = "2026-12-02T12:00:00Z") throws -> SiteReplyForm
  {
    SiteReplyForm(
      address: "https://desk.example/", policy: try #require(.init(policy)), now: Samples.time(now))
  }

  @Test func `are on the page as plain text, with the answer of the newsroom`() throws {
    let text = page(try Samples.item(replies: Samples.replies(2)))
    #expect(text.contains("<bdi>&lt;b&gt;Mara&lt;/b&gt; &amp; "))
    #expect(text.contains("says &lt;em&gt;why&lt;/em&gt;."))
    #expect(text.contains("The ferry was late.\nAgain.</p>"))
    #expect(text.contains("The newsroom answers") && text.contains("We asked the port."))
    #expect(!text.contains("Leave a reply"))
  }

  @Test func `need no place on the page without any`() throws {
    let item = try Samples.item()
    #expect(!page(item).contains("replies"))
    #expect(!page(item, form: try form("closed")).contains("replies"))
  }

  @Test func `are invited as long as the article is open for them`() throws {
    let item = try Samples.item()
    let link = "href=\"https://desk.example/replies/\(item.article.text)\""
    let open = page(item, form: try form("open"))
    #expect(open.contains(link) && !open.contains("Replies close on"))
    let days = page(item, form: try form("14 days"))
    #expect(days.contains(link) && days.contains("15 December 2026, 06:00 UTC"))
    #expect(!page(item, form: try form("1 day")).contains(link))
    let closed = try Samples.item(replyPolicy: .closed)
    #expect(!page(closed, form: try form("open")).contains(link))
    let opened = try Samples.item(replyPolicy: .open)
    #expect(page(opened, form: try form("closed")).contains(link))
    let killed = try Samples.item(state: .killed(notice: "Wrong."))
    #expect(!page(killed, form: try form("open")).contains(link))
  }

  @Test func `beyond the last ten are on pages of their own`() throws {
    let item = try Samples.item(replies: Samples.replies(25))
    let text = page(item)
    #expect(text.contains("Here are the last 10 of 25 replies."))
    #expect(!text.contains("Reply 15 says") && text.contains("Reply 16 says"))
    let site = try SampleSite().site
    let parts = site.parts(of: SampleSite.article(item))
    #expect(
      parts.map(\.path.text) == [
        "articles/ferry-returns/replies/1/", "articles/ferry-returns/replies/2/",
      ])
    let last = String(decoding: parts[1].bytes, as: UTF8.self)
    #expect(!last.contains("Reply 20 says") && last.contains("Reply 25 says"))
  }

  @Test func `are comments in JSON-LD`() throws {
    let text = try Samples.document(.jsonLD, [try Samples.item(replies: Samples.replies(2))])
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let article = try #require((document?["@graph"] as? [[String: Any]])?.first)
    #expect(article["commentCount"] as? Int == 2)
    let comments = try #require(article["comment"] as? [[String: Any]])
    #expect(comments.map { $0["@type"] as? String } == ["Comment", "Comment"])
    #expect((comments[1]["author"] as? [String: String])?["name"] == "<b>Mara</b> & \"co\"")
    #expect(comments[1]["dateCreated"] as? String == "2026-12-01T10:00:02.000Z")
    let answer = try #require(comments[0]["comment"] as? [String: Any])
    #expect(answer["text"] as? String == "Thank you.\n\nWe asked the port.")
    #expect((answer["author"] as? [String: Any])?["name"] as? String == "The Harbour Post")
    #expect(comments[1]["comment"] == nil)
  }
}
