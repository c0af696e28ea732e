import Editorial
import EditorialReadModels
import PostgreSQL
import TestSupport
import Testing

@Suite struct TextSearchConfigurationTests {
  @Test(arguments: [
    ("en", TextSearchConfiguration.english), ("en-GB", .english), ("de-Latn-AT", .german),
    ("nb", .norwegian), ("nn-NO", .norwegian), ("pt-BR", .portuguese), ("sr-Cyrl", .serbian),
    ("el", .greek), ("zh-Hans", .simple), ("ja", .simple), ("den", .simple), ("x-de", .simple),
  ])
  func `a language has the configuration of its primary subtag`(
    tag: String, configuration: TextSearchConfiguration
  ) throws {
    #expect(TextSearchConfiguration(of: try #require(LanguageTag(tag))) == configuration)
  }

  @Test func `every configuration has a language that leads to it`() throws {
    let letters = "abcdefghijklmnopqrstuvwxyz"
    let reached = letters.flatMap { first in letters.map { "\(first)\($0)" } }
      .compactMap { LanguageTag($0) }.map { TextSearchConfiguration(of: $0) }
    #expect(Set(reached) == Set(TextSearchConfiguration.allCases))
  }

  @Test(.database) func `the server has every configuration`() async throws {
    let names: [String] = try await TestDatabase.current.session().value(
      "SELECT array_agg(cfgname::text) FROM pg_ts_config")
    let missing = Set(TextSearchConfiguration.allCases.map(\.rawValue)).subtracting(names)
    #expect(missing.isEmpty)
  }
}
