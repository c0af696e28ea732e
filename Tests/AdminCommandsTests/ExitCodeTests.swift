import Foundation
import TestSupport
import Testing

/// What does not exist, what a rule refuses, and what is misspelt have different exit codes, whatever
/// the command is.
@Suite(.database) struct ExitCodeTests {
  private let office = Office()

  private static let cases: [(words: String, code: Int)] = [
    // There is no such article, revision, note, event or person.
    ("show nothing", 1), ("show @99", 1), ("show harbour-lamp --revision 9", 1),
    ("diff harbour-lamp 1 9", 1), ("approve nothing harbour-lamp", 1),
    ("restore harbour-lamp 9", 1), ("kill nothing --notice x --yes", 1),
    ("live nothing --intervals", 1), ("export ninjs nothing", 1), ("log show 99", 1),
    ("log erase harbour-lamp --note 9 --reason x --ground x --yes", 1),
    ("assign harbour-lamp nobody", 1), ("list --by nobody", 1), ("list --assignee nobody", 1),
    ("activity --by nobody", 1), ("user disable nobody --yes", 1), ("user role nobody editor", 1),
    // A rule refuses it.
    ("approve harbour-lamp", 2), ("publish harbour-lamp", 2), ("export ninjs harbour-lamp", 2),
    ("assign harbour-lamp otto", 2), ("rename second harbour-lamp", 2),
    // The command line is not valid.
    ("list --state nothing", 64), ("restore harbour-lamp x", 64),
    // The person who acts is not a user here.
    ("--as nobody show nothing", 77),
  ]

  @Test func `an exit code says which kind of failure it is`() async throws {
    try await office.draft()
    try await office.draft("second")
    for (line, code) in Self.cases {
      let words = line.split(separator: " ").map(String.init)
      let person = words[0] == "--as" ? [] : ["--as", "anna"]
      let outcome = try await GalleyBinary().run(
        person + words, environment: ["GALLEY_DATABASE_URL": office.database.url()])
      #expect(outcome.exitCode == code, "\(line): \(outcome.stderr)")
    }
  }
}
