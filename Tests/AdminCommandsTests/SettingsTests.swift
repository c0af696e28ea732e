import Foundation
import Newsroom
import TestSupport
import Testing

@testable import AdminCommands

/// The file with a person's settings.
struct SettingsTests {
  @Test func `a file has a setting on each line, and comments`() throws {
    let settings = try SettingsFileText(
      "# Comment\n\n GALLEY_ZONE = Europe/Berlin \r\nGALLEY_AS='eva'\nEDITOR=\"vi -R\"\nVISUAL=\n")
    #expect(
      settings.values == [
        "GALLEY_ZONE": "Europe/Berlin", "GALLEY_AS": "eva", "EDITOR": "vi -R", "VISUAL": "",
      ])
  }

  @Test(arguments: [
    ("GALLEY_AS=eva\nGALLEY_ZON=UTC", "line 2 has an unknown setting; did you mean GALLEY_ZONE?"),
    ("secret", "line 1 is not a setting; write one such as GALLEY_ZONE=Europe/Berlin"),
    ("export GALLEY_AS=eva", "line 1 has an unknown setting; use GALLEY_AS, "),
    ("GALLEY_AS=a\n#\nGALLEY_AS=b", "line 3 has GALLEY_AS again; keep one"),
    ("PGPASSWORD=secret", "line 1 has an unknown setting; use GALLEY_AS, "),
  ])
  func `any other line is refused with its number and without its value`(
    text: String, reason: String
  ) {
    let failure = #expect(throws: Failure.self) { try SettingsFileText(text) }
    #expect(failure?.reason.hasPrefix(reason) == true, "\(failure?.reason ?? "")")
    #expect(failure?.reason.contains("secret") == false)
  }

  /// Calls `body` with a home whose settings file has a text and a mode.
  private func withFile(
    _ text: String, mode: Int = 0o600, at path: String = ".config/galley/config",
    _ body: (String) throws -> Void
  ) throws {
    let home = try ScratchDirectory.make("galley-settings", onDisk: false)
    defer { try? FileManager.default.removeItem(atPath: home) }
    let file = URL(filePath: "\(home)/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    try body(home)
  }

  @Test func `a variable precedes the file`() throws {
    try withFile("GALLEY_AS=eva\nGALLEY_ZONE=UTC\n", mode: 0o644) { home in
      let environment = ["HOME": home, "GALLEY_AS": "anna"]
      let file = try #require(SettingsFile(environment: environment))
      let values = try file.values(besides: environment)
      #expect(values.mapValues(\.text) == ["GALLEY_ZONE": "UTC"])
      #expect(values["GALLEY_ZONE"]?.place == "\(file.path), line 2")
    }
  }

  @Test func `the file in GALLEY_HOME precedes the person’s own, and does not move the home`()
    throws
  {
    #expect(SettingsFile(environment: ["HOME": "/nowhere", "GALLEY_HOME": "/nowhere"]) == nil)
    try withFile("GALLEY_HOME=/elsewhere\n", at: "config") { home in
      let file = try #require(SettingsFile(environment: ["HOME": home, "GALLEY_HOME": home]))
      #expect(file.path == "\(home)/config")
      let failure = #expect(throws: Failure.self) { try file.values(besides: [:]) }
      #expect(
        failure?.reason.hasSuffix(
          "config: GALLEY_HOME cannot be set in the directory that it names") == true)
    }
    try withFile("GALLEY_HOME=/elsewhere\n") { home in
      let file = try #require(SettingsFile(environment: ["HOME": home]))
      #expect(try file.values(besides: [:]).mapValues(\.text) == ["GALLEY_HOME": "/elsewhere"])
    }
  }

  @Test(arguments: [
    (0o622, "GALLEY_AS=eva", "others can change the settings in "),
    (
      0o640, "GALLEY_DATABASE_URL=postgresql://eva:secret@db/newsroom", "has a password that others"
    ),
    (0o600, "GALLEY_AS=\u{0}\u{FFFD}", nil),
    (0o644, "GALLEY_DATABASE_URL=postgresql://db/news", nil),
    (0o600, "GALLEY_DATABASE_URL=postgresql://eva:secret@db/newsroom", nil),
  ])
  func `a file that others can change, or a password that they can read, is refused`(
    mode: Int, text: String, reason: String?
  ) throws {
    try withFile(text, mode: mode) { home in
      let file = try #require(SettingsFile(environment: ["HOME": home]))
      do throws(Failure) {
        _ = try file.values(besides: [:])
        #expect(reason == nil)
      } catch {
        #expect(reason.map { error.reason.contains($0) } == true, "\(error.reason)")
        #expect(!error.reason.contains("secret"))
      }
    }
  }

  @Test func `the program reads the file, and an option precedes it`() async throws {
    let outcome = try await GalleyBinary().shell(
      """
      mkdir -p "$HOME/.config/galley"; cd "$HOME/.config/galley"
      echo GALLEY_ZONE=Nowhere/Land >config
      "$GALLEY" help list >/dev/null; echo "code $?"
      "$GALLEY" help list --zone UTC >/dev/null; echo "code $?"
      echo GALLEY_ZONES=UTC >config
      "$GALLEY" help list --format json >/dev/null; echo "code $?"
      """)
    #expect(outcome.stdout == "code 64\ncode 0\ncode 64\n")
    let lines = outcome.stderr.split(separator: "\n")
    #expect(
      lines.first?.hasSuffix(
        "/config, line 1: There is no zone 'Nowhere/Land'; name one such as Europe/Berlin.") == true
    )
    #expect(
      lines.last?.contains(#"config: line 1 has an unknown setting; did you mean GALLEY_ZONE?"#)
        == true)
  }
}
