import ArgumentParsing
import Foundation
import TestSupport
import Testing

@testable import AdminCommands

@Suite struct ServiceTests {
  /// A directory that is removed after the test.
  private func withDirectory(_ body: (String) async throws -> Void) async throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    try await body(directory.path)
  }

  private func shell(_ command: String) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().shell(command)
  }

  @Test(arguments: SystemdService.allCases)
  func `a unit is as safe as it says, and valid`(service: SystemdService) async throws {
    try await withDirectory { directory in
      let unit = SystemdUnit(service: service, program: "/bin/true", user: "galley").text
      let file = "\(directory)/\(service.fileName)"
      try unit.write(toFile: file, atomically: true, encoding: .utf8)
      let rating = try await shell("systemd-analyze security --offline=true --no-pager \(file)")
      let overall = rating.stdout.split(separator: "\n").last.map(String.init) ?? ""
      #expect(
        overall.contains(": \(SystemdUnit.exposure)"), "\(overall)\n\(rating.stderr)")
      #expect(unit.contains("Exposure by 'systemd-analyze security': \(SystemdUnit.exposure)."))
      let verdict = try await shell("systemd-analyze verify \(file)")
      #expect(verdict.exitCode == 0 && verdict.stderr.isEmpty, "\(verdict.stderr)")
    }
  }

  @Test(arguments: [
    ("/opt/news desk/galley", #"ExecStart="/opt/news desk/galley" worker"#),
    ("/opt/100%/galley", "ExecStart=/opt/100%%/galley worker"),
    (#"/opt/$HOME "x"/galley"#, #"ExecStart="/opt/$$HOME \"x\"/galley" worker"#),
  ])
  func `a path is quoted as systemd reads it`(path: String, line: String) {
    let lines = SystemdUnit(service: .worker, program: path, user: "galley").text.split(
      separator: "\n")
    #expect(lines.contains { $0 == line })
  }

  @Test func `service prints the unit of this program`() async throws {
    for words in [["service"], ["service", "unit"], ["service", "--user", "newsdesk"]] {
      let outcome = try await GalleyBinary().run(words)
      #expect(outcome.exitCode == 0 && outcome.stderr.isEmpty)
      #expect(outcome.stdout.contains("/galley worker\n"))
      #expect(outcome.stdout.contains(words.count == 3 ? "User=newsdesk\n" : "User=galley\n"))
    }
    let desk = try await GalleyBinary().run(["service", "unit", "desk"])
    #expect(desk.stdout.contains("/galley serve --no-worker --scgi /run/galley-desk/socket"))
    let help = try await GalleyBinary().run(["help", "service"])
    #expect(help.stdout.contains("install"))
  }

  @Test(arguments: [
    (["service", "--user", "news desk"], "--user must be a system user"),
    (["service", "--user", "-x"], "Missing value"),
    (["service", "unit", "nginx"], "worker"),
    (["service", "--program", "galley"], "--program must be an absolute path"),
    (["service", "install", "--prefix", "usr"], "--prefix must be an absolute path"),
    (["service", "instal"], "Did you mean 'install'?"),
  ])
  func `a wrong command line is refused`(words: [String], sentence: String) async throws {
    let outcome = try await GalleyBinary().run(words)
    #expect(outcome.exitCode == 64 && outcome.stdout.isEmpty)
    #expect(outcome.stderr.contains(sentence), "\(outcome.stderr)")
  }

  @Test func `install writes everything once, and again only what differs`() async throws {
    try await withDirectory { directory in
      let install = ["service", "install", "--prefix", directory]
      let dry = try await GalleyBinary().run(install + ["--dry-run"])
      #expect(dry.exitCode == 0 && dry.stderr.isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory).isEmpty)

      let first = try await GalleyBinary().run(install)
      #expect(first.exitCode == 0, "\(first.stderr)")
      let lines = first.stdout.split(separator: "\n").map {
        String($0.replacing("wrote ", with: ""))
      }
      let paths = lines.filter { $0.hasPrefix("/") }
      #expect(paths.count == 6)
      let pages = ManualPage.all(of: Galley.self).count
      let manual = "\(directory)/share/man/man1"
      #expect(lines.dropFirst(6) == ["\(pages) manual pages in \(manual)"])
      let listed = try await shell("ls \(manual) | wc -l; head -1 \(manual)/galley-log-tail.1")
      #expect(listed.stdout.hasPrefix("\(pages)\n.TH \"GALLEY"), "\(listed.stdout)")
      #expect(dry.stdout == first.stdout.replacing("wrote", with: "would write"))
      for path in paths { #expect(FileManager.default.fileExists(atPath: path), "\(path)") }
      #expect(first.stderr.contains("systemctl enable --now galley-worker"))
      let unit = try await shell("cat \(directory)/lib/systemd/system/galley-worker.service")
      #expect(unit.stdout.contains("ExecStart=\(directory)/bin/galley worker\n"))
      let version = try await shell("\(directory)/bin/galley --version")
      #expect(version.exitCode == 0 && version.stdout.hasPrefix("galley "))

      for path in [paths[5], "\(manual)/galley.1"] {
        try "changed".write(toFile: path, atomically: true, encoding: .utf8)
      }
      let second = try await GalleyBinary().run(install)
      #expect(
        second.stdout.split(separator: "\n").map { String($0) }
          == paths.prefix(5).map { "unchanged: \($0)" } + [
            "wrote \(paths[5])", "wrote 1 manual page in \(manual)",
            "unchanged: \(pages - 1) manual pages in \(manual)",
          ])
      #expect(second.stderr.isEmpty)
      let left = try await shell("find \(directory) -type f | wc -l")
      #expect(left.stdout == "\(6 + pages)\n")
    }
  }

  @Test func `a place that cannot be written to is named`() async throws {
    let outcome = try await GalleyBinary().run(["service", "install", "--prefix", "/proc/galley"])
    #expect(outcome.exitCode == 1 && outcome.stdout.isEmpty)
    #expect(outcome.stderr.hasPrefix("galley: cannot write /proc/galley/bin/galley: "))
    #expect(outcome.stderr.count { $0 == "\n" } == 1)
  }

  @Test func `a line of a log has the time in UTC and a level`() {
    let line = LogLine(.warning, "two\nlines", at: Date(timeIntervalSince1970: 1_795_630_161.25))
    #expect(line.text == "2026-11-25T18:09:21.250Z warning two\nlines")
    #expect(LogLine(.info, "x", at: line.time).text == "2026-11-25T18:09:21.250Z info    x")
  }
}
