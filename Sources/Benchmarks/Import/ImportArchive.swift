import Editorial
import Foundation
import Newsroom

/// An archive of made-up articles of the past, an article a line, as `galley import --from-jsonl`
/// reads it.
struct ImportArchive {
  let articles: Int
  let seed: UInt64

  private struct Line: Encodable {
    struct Correction: Encodable {
      let notice: String
      let at: String
    }

    let slug: String
    let headline: String
    let standfirst: String?
    let byline: [String]
    let section: String
    let language: String
    let body: String
    let author: String
    let createdAt: String
    let firstPublishedAt: String?
    let corrections: [Correction]
  }

  /// Nine of ten were published, and one of ten was corrected.
  func write(to file: URL) throws {
    let texts = CommandBenchmark.articles(seed: seed)
    let encoder = JSONEncoder()
    guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
      throw CocoaError(.fileWriteUnknown)
    }
    let handle = try FileHandle(forWritingTo: file)
    var pending = Data()
    for number in 0..<articles {
      pending += try encoder.encode(line(number, texts[number % texts.count]))
      pending.append(UInt8(ascii: "\n"))
      if pending.count > 1 << 20 {
        try handle.write(contentsOf: pending)
        pending.removeAll(keepingCapacity: true)
      }
    }
    try handle.write(contentsOf: pending)
    try handle.close()
  }

  private func line(_ number: Int, _ text: WrittenArticle) -> Line {
    // An article every ten minutes from 2004 on.
    let written = Date(timeIntervalSince1970: 1_072_915_200 + Double(number) * 600)
    let isPublished = number % 10 != 0
    return Line(
      slug: "archive-\(number)", headline: text.content.headline,
      standfirst: text.content.standfirst, byline: text.content.byline, section: "region",
      language: text.content.language.text, body: "\(text.body)\n\nNumber \(number).\n",
      author: "Ada Keller", createdAt: written.timestamp,
      firstPublishedAt: isPublished ? (written + 3600).timestamp : nil,
      corrections: number % 10 == 5
        ? [.init(notice: "It was another day.", at: (written + 86_400).timestamp)] : [])
  }
}
