import Foundation
import Terminal
import Testing

struct `JSON for other programs` {
  private struct Article: Encodable {
    let slug: String
    let uri: String
    let createdAt: String
    let revision: Int
    let embargo: String?
    let corrections: [String]

    enum CodingKeys: String, CodingKey {
      case slug, uri, createdAt, revision, embargo, corrections
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(slug, forKey: .slug)
      try container.encode(uri, forKey: .uri)
      try container.encode(createdAt, forKey: .createdAt)
      try container.encode(revision, forKey: .revision)
      try container.encode(embargo, forKey: .embargo)
      try container.encode(corrections, forKey: .corrections)
    }
  }

  @Test func `is indented, in alphabetical order, with null where the type says so`() throws {
    let article = Article(
      slug: "cats", uri: "https://example.org/ü", createdAt: "1970-01-01T00:00:00.000Z",
      revision: 3, embargo: nil, corrections: [])
    #expect(
      try JSONOutput.text(of: article) == """
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
    #expect(try JSONOutput.text(of: [Int]()) == "[\n\n]\n")
  }

  @Test func `escapes what could command a terminal, and nothing else`() throws {
    let text = "\u{1B}[2J\u{7F}\u{9B}1m\u{202E}\u{2066}\u{2028}\u{FEFF}é猫👩‍👩‍👧 \"\\"
    let line = try JSONOutput.line(of: [text])
    #expect(
      line == #"["\u001b[2J\u007f\u009b1m\u202e\u2066\u2028\ufeffé猫👩‍👩‍👧 \"\\"]"# + "\n")
    #expect(try JSONDecoder().decode([String].self, from: Data(line.utf8)) == [text])
  }
}
