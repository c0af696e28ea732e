import Foundation
import SCGI
import Testing

/// What the tests of several pages do in a browser.
extension Browser {
  /// Drafts an article.
  ///
  /// - Returns: The path of its page.
  @discardableResult
  mutating func draft(
    _ headline: String, slug: String, section: String = "", body: String = "The lamp burned.\n",
    language: String = "en"
  ) async throws -> String {
    let drafted = try await fill(
      "/desk/new", on: "/desk/new",
      [
        "headline": headline, "slug": slug, "section": section, "body": body, "byline": "Eva",
        "place": "Harbour", "date": "2026-11-30", "language": language,
      ])
    return String(try #require(drafted.header("Location"), "\(drafted.text)").prefix { $0 != "?" })
  }

  /// The values of the boxes by which the articles of a list are chosen.
  mutating func choices(on page: String) async throws -> [String] {
    await get(page).text.matches(of: /<input type="checkbox" name="article" value="([^"]+)"/)
      .map { String($0.1) }
  }

  /// Sends the form of a list with the chosen articles.
  mutating func choose(
    _ articles: [String], _ fields: [String: String], on page: String
  ) async -> SCGIResponse {
    let hidden = (try? await hiddenFields(of: "/desk/articles/chosen", on: page)) ?? [:]
    return await send(
      "POST", "/desk/articles/chosen",
      body: Self.body(hidden.merging(fields) { $1 }, chosen: articles))
  }

  /// The hidden fields of the form of a page that is sent to this path.
  mutating func hiddenFields(of action: String, on page: String) async throws -> [String: String] {
    let html = await get(page).text
    let start = try #require(html.firstRange(of: "action=\"\(action)\"")).upperBound
    let form = html[start...].prefix(upTo: html[start...].firstRange(of: "</form>")!.lowerBound)
    let hidden = form.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)"/)
    return Dictionary(hidden.map { (String($0.1), Self.plain(String($0.2))) }) { first, _ in first }
  }

  static func body(_ fields: [String: String], chosen: [String]) -> String {
    (fields.map { "\($0)=\(encoded($1))" } + chosen.map { "article=\(encoded($0))" })
      .joined(separator: "&")
  }
}

extension Browser {
  /// The form token of a page.
  mutating func token(on page: String) async throws -> String {
    let html = await get(page).text
    return String(try #require(html.firstMatch(of: /name="token" value="([0-9a-f]+)"/)).1)
  }
}
