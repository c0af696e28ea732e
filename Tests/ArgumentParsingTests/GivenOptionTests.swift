import ArgumentParsing
import Testing

/// Options before the command line is parsed.
struct GivenOptionTests {
  @Test(arguments: [
    (["list", "--zone", "UTC"], "UTC"), (["--zone=UTC", "list"], "UTC"), (["--zone="], ""),
    (["list"], nil), (["list", "--zones", "UTC"], nil), (["list", "--", "--zone", "UTC"], nil),
    (["list", "--zone"], ""),
  ])
  func `the value of an option is found up to two hyphens`(words: [String], value: String?) {
    #expect(GivenOption(in: words).value(of: "zone") == value)
  }
}
