import Foundation
import Terminal
import Testing

struct `JSON for other programs` {
  private struct Article: Encodable {
    let slug: String
    let uri: String
    let createdAt: Date
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
      slug: "cats", uri: "https://example.org/ü", createdAt: Date(timeIntervalSince1970: 0),
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

  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"),
    (1_796_104_800_001_000, "2026-12-01T06:00:00.001Z"),
    (1_796_104_800_999_999, "2026-12-01T06:00:00.999Z"),
    (1_796_104_800_123_456, "2026-12-01T06:00:00.123Z"),
    (951_782_399_999_000, "2000-02-28T23:59:59.999Z"),
    (-1000, "1969-12-31T23:59:59.999Z"),
  ])
  func `instants are in UTC with milliseconds`(microseconds: Int64, text: String) {
    let date = Date(timeIntervalSince1970: Double(microseconds) / 1_000_000)
    #expect(JSONOutput.text(of: date) == text)
  }

  @Test func `every millisecond is written as itself`() {
    for millisecond in 0..<1000 {
      let date = Date(timeIntervalSince1970: 1_796_104_800 + Double(millisecond) / 1000)
      let digits = String(String(1000 + millisecond).dropFirst())
      #expect(JSONOutput.text(of: date) == "2026-12-01T06:00:00.\(digits)Z")
    }
  }
}
