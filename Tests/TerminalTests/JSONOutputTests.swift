import Foundation
import JSON
import Terminal
import Testing

struct `JSON for other programs` {
  private struct Article: JSONDescribed {
    let slug: String
    let uri: String
    let createdAt: String
    let revision: Int
    let embargo: String?
    let corrections: [String]

    static let json = JSONDescription<Article>(
      "Article", "An article.",
      [
        JSONMember("slug", "The slug.", \.slug), JSONMember("uri", "The address.", \.uri),
        JSONMember("createdAt", "When.", \.createdAt),
        JSONMember("revision", "Which.", \.revision),
        JSONMember("embargo", "Until when.", \.embargo),
        JSONMember("corrections", "What was wrong.", \.corrections),
      ])
  }

  @Test func `is indented, in alphabetical order, with null where the type says so`() throws {
    let article = Article(
      slug: "cats", uri: "https://example.org/ü", createdAt: "1970-01-01T00:00:00.000Z",
      revision: 3, embargo: nil, corrections: [])
    #expect(
      JSONOutput.text(of: article) == """
        {
          "corrections" : [

          ],
          "createdAt" : "1970-01-01T00:00:00.000Z",
          "embargo" : null,
          "revision" : 3,
          "slug" : "cats",
          "uri" : "https://example.org/ü"
        }

        """)
  }

  @Test func `an empty list is a list`() throws {
    #expect(JSONOutput.text(of: [Int]()) == "[\n\n]\n")
  }

  @Test func `escapes what could command a terminal, and nothing else`() throws {
    let text = "\u{1B}[2J\u{7F}\u{9B}1m\u{202E}\u{2066}\u{2028}\u{FEFF}é猫👩‍👩‍👧 \"\\"
    let line = JSONOutput.line(of: [text])
    #expect(
      line == #"["\u001b[2J\u007f\u009b1m\u202e\u2066\u2028\ufeffé猫👩‍👩‍👧 \"\\"]"# + "\n")
    #expect(try JSONDecoder().decode([String].self, from: Data(line.utf8)) == [text])
  }
}
