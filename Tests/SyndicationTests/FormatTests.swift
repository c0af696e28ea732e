import Foundation
import Syndication
import Testing

struct `A document of public items` {
  private func document(
    _ format: SyndicationFormat, _ items: [PublicItem], publisher: Publisher = Samples.publisher
  ) -> String {
    var writer = format.writer(for: publisher)
    var bytes = writer.beginning
    for item in items { bytes += writer.write(item) }
    return String(decoding: bytes + writer.end, as: UTF8.self)
  }

  @Test(arguments: SyndicationFormat.allCases)
  func `is the same as before`(format: SyndicationFormat) throws {
    let file = try #require(
      Bundle.module.url(forResource: "Golden/\(format.rawValue)", withExtension: "txt"))
    let printed = document(format, Array(try Samples.all().prefix(4)))
    #expect(printed == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test(arguments: SyndicationFormat.allCases)
  func `is well formed without items and without a publisher`(format: SyndicationFormat) throws {
    for items in [[], try Samples.all()] {
      let text = document(format, items, publisher: Publisher())
      let values = format == .ninjs ? text.split(separator: "\n").map(String.init) : [text]
      for value in values {
        #expect(throws: Never.self) {
          try JSONSerialization.jsonObject(with: Data(value.utf8))
        }
      }
    }
  }

  @Test(.enabled(if: Validators.standards != nil, "GALLEY_STANDARDS is not set"))
  func `is valid ninjs according to IPTC's schema`() async throws {
    let schema = "\(try #require(Validators.standards))/ninjs-3.1.json"
    for publisher in [Samples.publisher, Publisher()] {
      let faults = try await Validators.faults(
        in: document(.ninjs, try Samples.all(), publisher: publisher), bySchema: schema)
      #expect(faults == "")
    }
    // A validator that accepts everything would prove nothing.
    let planted = document(.ninjs, [try Samples.item()])
      .replacing("\"pubStatus\":\"usable\"", with: "\"pubStatus\":\"live\"")
    #expect(try await Validators.faults(in: planted, bySchema: schema).contains("pubStatus"))
  }
}
