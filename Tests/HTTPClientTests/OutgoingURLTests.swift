import Testing

@testable import HTTPClient

struct OutgoingURLTests {
  @Test func `the parts of a URL are as libcurl reads them`() throws {
    let url = try OutgoingURL("https://News.example.org/inbox/1?key=2")
    #expect((url.scheme, url.port, url.path) == ("https", 443, "/inbox/1"))
    #expect(url.host.lowercased() == "news.example.org")
    let numbered = try OutgoingURL("https://[2001:db8::1]:8443")
    #expect((numbered.host, numbered.port) == ("2001:db8::1", 8_443))
  }

  @Test func `plain HTTP needs permission`() throws {
    #expect(throws: TransferFailure.self) { try OutgoingURL("http://example.org/") }
    #expect(try OutgoingURL("http://example.org/", allowsPlainHTTP: true).port == 80)
  }

  @Test(arguments: [
    "", "example.org", "/inbox", "https://", "https:///x", "ftp://example.org/",
    "file:///etc/passwd",
    "https://eva@example.org/", "https://eva:secret@example.org/", "https://:@example.org/",
    "https://example.org@127.0.0.1/", "https://example.org/#part", "https://exa mple.org/",
    "https://example.org/a b", "https://example.org/\r\nHost: x", "https://bücher.example/",
    "https://example.org:0/", "https://example.org:99999/", "https://[fe80::1%25eth0]/",
    "smtp://example.org/", "https://example.org/" + String(repeating: "a", count: 2_100),
  ])
  func `other URLs are refused, and not repeated`(text: String) throws {
    let failure = try #require(throws: TransferFailure.self) {
      try OutgoingURL(text, allowsPlainHTTP: true)
    }
    #expect(failure.kind == .invalidRequest)
    #expect(!failure.description.contains("secret"))
  }

  @Test(arguments: [
    HTTPHeader("", "a"), HTTPHeader("a b", "c"), HTTPHeader("a:", "c"),
    HTTPHeader("a", "b\r\nc: d"),
    HTTPHeader("a", "b\u{0}"), HTTPHeader("a\n", "b"), HTTPHeader("ä", "b"), HTTPHeader("a", "ä"),
  ])
  func `a header that cannot be sent is refused`(header: HTTPHeader) throws {
    let url = try OutgoingURL("https://example.org/")
    #expect(throws: TransferFailure.self) { try OutgoingRequest(.post, url, headers: [header]) }
  }
}
