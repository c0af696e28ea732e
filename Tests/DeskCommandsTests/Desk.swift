import Foundation
import PostgreSQL
import TestSupport
import Testing

/// A newsroom's database and a directory of manuscripts. Several people run the program there.
final class Desk: Sendable {
  let directory: URL
  private let database: TestDatabase
  private let pool: Pool

  init(_ database: TestDatabase = .current) throws {
    self.database = database
    pool = Pool(database.settings, maximum: 1)
    directory = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    for (name, text) in Manuscript.files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  @discardableResult
  func write(_ bytes: Data, to name: String) throws -> String {
    let file = directory.appending(path: name)
    try bytes.write(to: file)
    return file.path
  }

  func text(of name: String) throws -> String {
    try String(contentsOf: directory.appending(path: name), encoding: .utf8)
  }

  func environment(of person: String) -> [String: String] {
    ["GALLEY_DATABASE_URL": database.url(as: person), "DIR": directory.path]
  }

  func run(
    _ words: [String], as person: String = "eva", stdin: String = "",
    environment: [String: String] = [:]
  ) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().run(
      words.map { $0.replacing("$DIR", with: directory.path) }, stdin: stdin,
      environment: self.environment(of: person).merging(environment) { _, given in given })
  }

  /// The number of events in the log.
  func events() async throws -> Int {
    try await pool.withConnection { connection in
      try connection.execute("SELECT count(*) FROM galley.events")[0].value(at: 0)
    }
  }

  /// Plays a story. It has one step per line, such as `eva: submit wall => 0 Submitted wall`.
  ///
  /// A step that succeeds records one event, and one for each pending item that it ends or begins in
  /// addition, or none if it says that there is nothing to do. A step that fails records none, and prints one line.
  func play(_ story: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    var recorded = try await events()
    for line in story.split(separator: "\n") {
      let step = try #require(Step(String(line)), "\(line)", sourceLocation: sourceLocation)
      let outcome = try await run(step.words, as: step.person)
      let said = step.code == 0 ? outcome.stdout : outcome.stderr
      #expect(
        outcome.exitCode == step.code, "\(line)\n\(outcome.stderr)", sourceLocation: sourceLocation)
      #expect(said.contains(step.fragment), "\(line)\n\(said)", sourceLocation: sourceLocation)
      if step.code != 0 { expectOneLine(outcome, line, sourceLocation) }
      let additions = said.contains(", until ") ? 1 : 0
      recorded += step.records ? 1 + additions + Self.endings(in: said) : 0
      let found = try await events()
      #expect(found == recorded, "\(line)", sourceLocation: sourceLocation)
      recorded = found
    }
  }

  /// The number of pending items that a receipt says were ended by another step.
  private static func endings(in receipt: String) -> Int {
    guard let list = receipt.firstMatch(of: /; (?:cancelled|ended) its (.+)/)?.1 else { return 0 }
    return list.split(separator: #/ and |, /#).count
  }

  private func expectOneLine(
    _ outcome: GalleyBinary.Outcome, _ line: some StringProtocol, _ location: SourceLocation
  ) {
    let isOne = outcome.stderr.hasPrefix("galley: ") && outcome.stderr.count { $0 == "\n" } == 1
    #expect(isOne, "\(line)\n\(outcome.stderr)", sourceLocation: location)
    #expect(outcome.stdout.isEmpty, "\(line)", sourceLocation: location)
  }
}
