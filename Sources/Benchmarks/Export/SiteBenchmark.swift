import Editorial
import Foundation
import Newsroom
import PlainText

/// How long the newsroom's site takes: as a whole, and after one change.
struct SiteBenchmark {
  let database: BenchmarkDatabase
  let editor: Member
  let admin: Member
  /// The number of live articles.
  let articles: Int
  let seed: UInt64
  let progress: BenchmarkProgress

  /// The number of articles with pictures.
  private static let pictured = 3
  private static let changes = 20

  /// - Parameter runs: The number of runs that write the whole site.
  func measure(runs: Int) async throws -> SiteFigures {
    let work = FileManager.default.temporaryDirectory
      .appending(path: "galley-site-\(UUID().text)")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: work) }
    let texts = CommandBenchmark.articles(seed: seed)
    for number in 0..<Self.pictured {
      try await publishPicture(number, texts[number % texts.count], in: work.path)
    }
    let folder = "\(work.path)/site"
    ResidentMemory.resetPeak()
    let whole = try await writeWhole(folder, runs: runs)
    let memory = ResidentMemory.peak
    let (change, start) = try await measureChanges(texts, folder)
    return SiteFigures(
      whole, pictured: Self.pictured, peakMemory: memory, change: change, start: start)
  }

  /// Publishes an article with a picture of its own.
  private func publishPicture(
    _ number: Int, _ text: WrittenArticle, in folder: String
  ) async throws {
    progress.begin("publishing pictures", nil, "articles")
    let path = "\(folder)/picture-\(number).png"
    try ChildProgram(
      path: "/usr/bin/vips",
      arguments: [
        "gaussnoise", path, "1000", "700", "--mean", "128", "--sigma", "30", "--seed",
        "\(number)",
      ]
    ).run()
    var article = text
    article.content.leadImage = ArticleImage(
      uri: "picture-\(number).png", caption: "Noise", alt: "Grey dots", credit: "Ada Keller")
    _ = try article.add(GivenPictures(files: [path], of: nil))
    guard let slug = Slug("pictured-\(number)") else { preconditionFailure("a slug is words") }
    let id = try await editor.draft(article, slug: slug).id
    _ = try await editor.perform(.submit, on: id)
    _ = try await admin.approve(id)
    _ = try await admin.perform(.publish, on: id)
  }

  private func writeWhole(_ folder: String, runs: Int) async throws -> WholeSite {
    var seconds: [Double] = []
    var summary: SiteSummary?
    for run in 0...runs {
      progress.begin("writing the site", articles, "articles")
      let began = ContinuousClock.now
      summary = try await editor.exportSite(
        to: folder, isRebuilding: run > 0, progress: { count, _ in progress.advance(count) }
      ).value
      seconds.append(began.duration(to: .now) / .seconds(1))
    }
    return WholeSite(
      articles: summary?.articles ?? 0, pages: summary?.pages ?? 0, firstSeconds: seconds[0],
      seconds: Array(seconds.dropFirst()))
  }

  /// Corrects articles of all ages, and updates the site after each. The first change does not count.
  private func measureChanges(
    _ texts: [WrittenArticle], _ folder: String
  ) async throws -> (change: [Duration], start: [Duration]) {
    let (person, url) = (Staff().editors[0].name, database.url)
    let export = ChildProgram.galley(["export", "site", folder], as: person, on: url)
    let start = ChildProgram.galley(["live", "--limit", "1"], as: person, on: url)
    let clock = ContinuousClock()
    var times: (change: [Duration], start: [Duration]) = ([], [])
    progress.begin("changing the site", Self.changes, "changes")
    for number in 0...Self.changes {
      // The first of ten is not published.
      let tens = number * (articles / 9) / (Self.changes + 1)
      try await correct("archive-\(tens * 10 + 1 + number % 9)", texts[number % texts.count])
      let change = try clock.measure { try export.run() }
      let alone = try clock.measure { try start.run() }
      guard number > 0 else { continue }
      times.change.append(change)
      times.start.append(alone)
      progress.advance(number)
    }
    return times
  }

  private func correct(_ slug: String, _ text: WrittenArticle) async throws {
    let id = try await editor.find(slug)
    _ = try await editor.revise(id, to: text)
    _ = try await editor.perform(.submit, on: id)
    _ = try await admin.approve(id)
    _ = try await admin.perform(.correct(kind: .correction, notice: "It was another day."), on: id)
  }
}
