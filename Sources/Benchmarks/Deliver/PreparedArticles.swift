import Editorial
import Foundation
import Newsroom
import PlainText

/// Approved articles, which one more command publishes.
struct PreparedArticles: Sendable {
  let ids: [UUID]
  let admin: Member

  /// How many are written at the same time.
  private static let writers = 4

  init(
    _ count: Int, in database: BenchmarkDatabase, seed: UInt64, progress: BenchmarkProgress
  ) async throws {
    let staff = Staff()
    let editor = try await database.newsroom.acting(as: staff.editors[0].name)
    let admin = try await database.newsroom.acting(as: staff.admins[0].name)
    let texts = CommandBenchmark.articles(seed: seed)
    progress.begin("writing articles", count, "articles")
    ids = try await Self.all(count) { number in
      guard let slug = Slug("delivered-\(UUID().text)") else {
        preconditionFailure("a slug is letters, digits and hyphens")
      }
      let id = try await editor.draft(texts[number % texts.count], slug: slug).id
      _ = try await editor.perform(.submit, on: id)
      _ = try await admin.approve(id)
      progress.advance(number)
      return id
    }
    self.admin = admin
  }

  /// Works on several at the same time.
  ///
  /// - Returns: What `work` returned for each number from 0, in order of the numbers.
  static func all<Result: Sendable>(
    _ count: Int, _ work: @Sendable @escaping (Int) async throws -> Result
  ) async throws -> [Result] {
    try await withThrowingTaskGroup { group in
      for writer in 0..<writers {
        group.addTask {
          var results: [(number: Int, result: Result)] = []
          for number in stride(from: writer, to: count, by: writers) {
            results.append((number, try await work(number)))
          }
          return results
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
        .sorted { $0.number < $1.number }.map(\.result)
    }
  }
}
