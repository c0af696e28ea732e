import Foundation
import TestSupport
import Testing

/// Runs the program in a test's own database as several people.
struct Office {
  let database = TestDatabase.current

  static let manuscript = """
    ---
    headline: Lamp lit again
    slug: harbour-lamp
    standfirst: The tower has a light.
    byline: [Ann Author, Bo Writer]
    dateline: {place: Port Orrin, date: 2026-11-20, source: OHP}
    section: Harbour
    keywords: [lamp, harbour]
    language: en
    leadImage: {uri: "https://example.org/a.jpg", caption: The lamp, alt: A lamp, credit: Jo}
    ---

    The first paragraph.

    ## A heading

    The second paragraph.

    """

  /// Runs a command as one of the cast.
  func run(
    _ words: String..., as person: String, stdin: String = "",
    environment: [String: String] = [:]
  ) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().run(
      words, stdin: stdin,
      environment: ["GALLEY_DATABASE_URL": database.url()].merging(environment) { $1 },
      as: person)
  }

  /// The output of a command, which must succeed.
  func text(_ words: String..., as person: String = "anna", stdin: String = "") async throws
    -> String
  {
    let outcome = try await GalleyBinary().run(
      words, stdin: stdin, environment: ["GALLEY_DATABASE_URL": database.url()], as: person)
    try #require(outcome.exitCode == 0, "\(words): \(outcome.stderr)")
    return outcome.stdout
  }

  func object(_ words: String...) async throws -> [String: Any] {
    let outcome = try await GalleyBinary().run(
      words + ["--format", "json"], environment: ["GALLEY_DATABASE_URL": database.url()],
      as: "anna")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8))
    return try #require(json as? [String: Any], "\(words): \(outcome.stderr)")
  }

  func array(_ words: String...) async throws -> [[String: Any]] {
    let outcome = try await GalleyBinary().run(
      words + ["--format", "json"], environment: ["GALLEY_DATABASE_URL": database.url()],
      as: "anna")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8))
    return try #require(json as? [[String: Any]], "\(words): \(outcome.stderr)")
  }

  /// Drafts eva's article.
  func draft(_ slug: String = "harbour-lamp") async throws {
    let manuscript = Self.manuscript.replacing("slug: harbour-lamp", with: "slug: \(slug)")
    _ = try await text("draft", "-", as: "eva", stdin: manuscript)
  }

  func publish() async throws {
    try await draft()
    _ = try await text("submit", "harbour-lamp", as: "eva")
    _ = try await text("approve", "harbour-lamp")
    _ = try await text("publish", "harbour-lamp")
  }
}

extension GalleyBinary {
  func run(
    _ words: [String], stdin: String = "", environment: [String: String], as person: String
  ) async throws -> Outcome {
    try await run(["--as", person] + words, stdin: stdin, environment: environment)
  }
}
