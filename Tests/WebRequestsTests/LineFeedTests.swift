import Testing

@testable import WebRequests

struct LineFeedTests {
  @Test(arguments: [
    ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\nb", "a\nb"), ("a\r\r\n\nb", "a\n\n\nb"),
    ("\r", "\n"), ("", ""), ("ä\r\n", "ä\n"),
  ])
  func `each line break becomes one line feed`(text: String, expected: String) {
    #expect(text.withLineFeeds == expected)
  }
}
