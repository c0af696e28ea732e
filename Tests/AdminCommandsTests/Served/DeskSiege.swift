import Editorial
import Foundation
import Glibc
import Newsroom
import PostgreSQL
import PrivateServers
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

/// Kills one part of a served newsroom after another, while people write in the desk.
struct DeskSiege {
  enum Part: String, CaseIterable {
    case serve, nginx, postgreSQL
  }

  private let newsroom: ServedNewsroom
  private let desk: PrivateNewsroom
  private var random: SeededGenerator
  private let saves = Saves()

  /// Counts what the desk said that it has.
  private actor Saves {
    private(set) var count = 0

    func add() { count += 1 }
  }

  init(of newsroom: ServedNewsroom, seed: UInt64) async throws {
    self.newsroom = newsroom
    desk = try await PrivateNewsroom(environment: newsroom.environment)
    random = SeededGenerator(seed: seed)
  }

  /// - Returns: One line that says what was killed and what was counted.
  mutating func run(people: Int, kills: Int) async throws -> String {
    var writers: [DeskWriter] = []
    for number in 1...people {
      let name = "writer\(number)"
      _ = try await desk.admin.addPerson(
        name, role: .editor, password: try Password(Array(ServedNewsroom.password.utf8)))
      writers.append(
        DeskWriter(
          name, port: newsroom.port, random: SeededGenerator(seed: random.next()),
          progress: { [saves] in await saves.add() }))
    }
    let stop = StopSignal()
    defer { stop.raise() }
    let parts = (0..<kills).map { Part.allCases[$0 % 3] }.shuffled(using: &random)
    var outages: [Double] = []
    let done = try await withThrowingTaskGroup(
      of: (DeskWriter, DeskWriter.Record).self
    ) { group in
      for writer in writers {
        group.addTask {
          var writer = writer
          let record = try await writer.work(until: stop)
          return (writer, record)
        }
      }
      defer { stop.raise() }
      try await wait(for: people)
      for part in parts {
        try await Task.sleep(for: .milliseconds(Int.random(in: 200...1_500, using: &random)))
        outages.append(try await kill(part))
      }
      stop.raise()
      return try await group.reduce(into: []) { $0.append($1) }
    }
    // What was acknowledged last survives the end of everything.
    for part in [Part.postgreSQL, .nginx, .serve] { _ = try await kill(part, isWaiting: false) }
    try await desk.recover()
    for (writer, record) in done {
      var writer = writer
      try await writer.check()
      try await check(record, of: writer)
    }
    return summary(parts, done.map(\.1), outages.sorted())
  }

  /// Kills a part, and starts `galley serve` again, as systemd does. It starts the others itself.
  ///
  /// - Returns: The seconds until something that somebody typed later was saved.
  private mutating func kill(_ part: Part, isWaiting: Bool = true) async throws -> Double {
    let began = ContinuousClock.now
    switch part {
    case .serve:
      try await newsroom.kill()
      try newsroom.launch()
    case .nginx:
      let home = desk.server.homeDirectory
      for process in ServerProcesses(of: "nginx", in: "\(home)/nginx").all {
        Glibc.kill(process, SIGKILL)
      }
    case .postgreSQL: try await desk.server.kill(.server, using: &random)
    }
    // An answer that was on its way counts for none of the people; one of each is enough.
    if isWaiting { try await wait(for: await saves.count + 5) }
    return began.duration(to: .now) / .seconds(1)
  }

  private func wait(for count: Int) async throws {
    let deadline = ContinuousClock.now + .seconds(180)
    while await saves.count < count {
      try #require(ContinuousClock.now < deadline, "nothing is saved any more")
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  /// Each revision is in the log once, and nothing else.
  private func check(_ record: DeskWriter.Record, of writer: DeskWriter) async throws {
    let reference = record.article.split(separator: "/").last.map { String($0) } ?? ""
    let article = try #require(UUID(uuidString: reference))
    let count: Int = try await desk.value(
      "SELECT count(*) FROM galley.events WHERE stream = \(article)")
    #expect(count == record.revisions.count, "\(writer.name)")
    for (index, text) in record.revisions.enumerated() {
      let found = try await desk.admin.show(reference, revision: index + 1)
      #expect(
        found.value.body?.trimmingCharacters(in: .newlines) == text, "\(writer.name), \(index + 1)")
    }
  }

  private func summary(
    _ parts: [Part], _ records: [DeskWriter.Record], _ outages: [Double]
  ) -> String {
    let killed = Part.allCases.map { part in
      "\(part.rawValue) \(parts.count { $0 == part })"
    }
    func total(_ count: (DeskWriter.Record) -> Int) -> Int { records.map(count).reduce(0, +) }
    func at(_ share: Double) -> String {
      let index = min(outages.count - 1, Int(Double(outages.count) * share))
      return outages.isEmpty ? "–" : String(format: "%.1f", outages[index])
    }
    return """
      \(records.count) people; killed \(parts.count) (\(killed.joined(separator: ", "))) and then all; \
      acknowledged \(total { $0.copies }) working copies and \(total { $0.revisions.count }) revisions, \
      requests sent again \(total { $0.repetitions }) times; lost 0, recorded twice 0; something is \
      saved again after \(at(0.5)) s (p50), \(at(1)) s (at most)
      """
  }
}
