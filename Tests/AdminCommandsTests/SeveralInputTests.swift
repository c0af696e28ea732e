import Newsroom
import Testing

@testable import AdminCommands

/// What several articles are named by, and what the run ends with.
@Suite struct SeveralInputTests {
  @Test func `blank lines, spaces around a reference and a byte order mark are ignored`() throws {
    let lines = try ReferenceLines(parsing: Array("\u{FEFF}wall\n\n  @12\t\r\n \nquay".utf8))
    #expect(lines.references == ["wall", "@12", "quay"])
    #expect(try ReferenceLines(parsing: []).references.isEmpty)
  }

  @Test(arguments: [
    ("wall\n\ntwo words\n", "line 3, contains a space; give one reference per line"),
    ("wall\nqu\u{1B}ay", "line 2, contains a control character"),
    (String(repeating: "a", count: 201), "line 1, is longer than 200 bytes"),
  ])
  func `a line that cannot be a reference is named by its number`(
    input: String, fault: String
  ) {
    #expect(throws: Failure(.invalid, "standard input, \(fault)")) {
      try ReferenceLines(parsing: Array(input.utf8))
    }
  }

  @Test func `bytes that are not text are refused`() {
    #expect(throws: Failure(.invalid, "standard input, line 2, is not valid UTF-8")) {
      try ReferenceLines(parsing: [0x61, 0x0A, 0xFF])
    }
  }

  @Test func `standard input can be given once`() {
    #expect(throws: Failure.self) { try NamedArticles(["-", "wall", "-"]) }
  }

  @Test func `the worst exit code of several wins, whichever comes first`() {
    let order: [ExitCode] = [
      .conflict, .refused, .notPermitted, .failed, .usage, .unavailable, .interrupted,
    ]
    for (index, mild) in order.enumerated() {
      for bad in order[index...] {
        #expect(mild.worse(of: bad) == bad)
        #expect(bad.worse(of: mild) == bad)
      }
    }
  }

  @Test(arguments: [
    ("y", true), ("Y", true), (" yes ", true), ("YES\r", true), ("", false), ("n", false),
    ("yess", false), ("y n", false), ("ja", false), ("yes please", false),
  ])
  func `only y and yes are consent`(typed: String, isConsent: Bool) {
    #expect(Confirmation.isConsent(Array(typed.utf8)) == isConsent)
  }
}
