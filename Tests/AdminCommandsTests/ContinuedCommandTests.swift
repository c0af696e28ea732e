import Testing

@testable import AdminCommands

/// The command line that shows the next page.
struct ContinuedCommandTests {
  @Test(arguments: [
    (["list"], "galley list --after 9"),
    (["--as", "eva", "list", "--after", "1", "-q"], "galley --as eva list -q --after 9"),
    (
      ["list", "--after=1", "--section", "Port & Sea"],
      "galley list --section 'Port & Sea' --after 9"
    ),
    (["list", "--state", "draft", "--", "x"], "galley list --state draft --after 9 -- x"),
  ])
  func `the next page has every option of the last one`(words: [String], next: String) {
    #expect(ContinuedCommand(words, options: [("after", "9")]).description == next)
  }

  @Test func `a group of several gets its own command`() {
    let options = [(name: "only", value: "drafts"), (name: "after", value: "9")]
    #expect(
      ContinuedCommand(["mine", "--limit", "1"], options: options).description
        == "galley mine --limit 1 --only drafts --after 9")
    #expect(
      ContinuedCommand(["mine", "--only", "drafts"], options: options).description
        == "galley mine --only drafts --after 9")
  }
}
