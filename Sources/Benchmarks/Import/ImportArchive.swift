import Editorial
import Foundation
import JSON
import Newsroom

/// An archive of generated old articles, in the format of an import: one JSON object for each line.
struct ImportArchive {
  let articles: Int
  let seed: UInt64
  /// Whether the articles have many sections and keywords, as a site shows them.
  var isVaried = false

  /// Writes the archive. Nine of ten articles were published, and one of ten was corrected.
  func write(to file: URL) throws {
    let texts = CommandBenchmark.articles(seed: seed)
    guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
      throw CocoaError(.fileWriteUnknown)
    }
    let handle = try FileHandle(forWritingTo: file)
    var pending = Data()
    for number in 0..<articles {
      pending.append(contentsOf: line(number, texts[number % texts.count]).bytes)
      pending.append(UInt8(ascii: "\n"))
      if pending.count > 1 << 20 {
        try handle.write(contentsOf: pending)
        pending.removeAll(keepingCapacity: true)
      }
    }
    try handle.write(contentsOf: pending)
    try handle.close()
  }

  private func line(_ number: Int, _ text: WrittenArticle) -> JSONObject {
    // One article every ten minutes since 2004.
    let written = Date(timeIntervalSince1970: 1_072_915_200 + Double(number) * 600)
    let isPublished = number % 10 != 0
    let correction: JSONValue = [
      "notice": "It was another day.", "at": (written + 86_400).jsonValue,
    ]
    let keywords = isVaried ? Self.keywords(number) : []
    return JSONObject([
      "slug": .string("archive-\(number)"), "headline": .string(text.content.headline),
      "standfirst": text.content.standfirst?.jsonValue, "byline": text.content.byline.jsonValue,
      "section": .string(isVaried ? Self.section(number) : "region"),
      "keywords": .array(keywords.map(JSONValue.string)),
      "language": text.content.language.jsonValue,
      "body": .string("\(text.body)\n\nNumber \(number).\n"), "author": "Ada Keller",
      "createdAt": written.jsonValue,
      "firstPublishedAt": isPublished ? (written + 3600).jsonValue : nil,
      "corrections": .array(number % 10 == 5 ? [correction] : []),
    ])
  }

  private static func section(_ number: Int) -> String {
    SyntheticArticle.sections[number / 10 % SyntheticArticle.sections.count]
  }

  /// Three different ones.
  private static func keywords(_ number: Int) -> [String] {
    let all = SyntheticArticle.keywords
    return [number, number + 1 + number / 7 % 20, number + 30 + number / 11 % 20].map {
      all[$0 % all.count]
    }
  }
}
