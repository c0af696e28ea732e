import Newsroom
import Testing

@testable import AdminCommands

/// A suggested command can be pasted into a shell, whatever the user's values are.
struct ShellCommandTests {
  @Test(arguments: [
    (["galley", "show", "@12"], "galley show @12"),
    (["galley", "user", "add", "a b"], "galley user add 'a b'"),
    (["x", "$(rm -rf ~)", "`ls`", "a;b", "#1", ""], "x '$(rm -rf ~)' '`ls`' 'a;b' '#1' ''"),
    (["x", "it's"], #"x 'it'\''s'"#), (["x", "ü", "*", "~"], "x 'ü' '*' '~'"),
  ])
  func `a word that a shell would change is quoted`(words: [String], line: String) {
    #expect(ShellCommand(words).description == line)
  }

  @Test func `advice contains quoted commands`() {
    let cases: [(Remedy, String)] = [
      (
        .addUser("o'neil; ls"),
        #"an admin can run "galley user add 'o'\''neil; ls' --role ROLE""#
      ),
      (.addUser("eva"), "an admin can run 'galley user add eva --role ROLE'"),
      (
        .joinOwners("a \"b"), #"a superuser can run 'GRANT galley_owner TO "a ""b"'"#
      ),
      (.choosePerson(["eva", "emil"]), "did you mean eva, emil?"),
      (.choosePerson([]), "see 'galley user list'"),
      (.chooseSlug(free: nil), "choose another"),
    ]
    for (remedy, advice) in cases { #expect(remedy.advice == advice) }
  }
}
