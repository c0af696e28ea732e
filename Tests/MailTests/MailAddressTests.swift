import Mail
import Testing

struct MailAddressTests {
  @Test(arguments: [
    "eva@example.org", "eva.b+desk@news.example.org", "o'hara@example.org", "desk@localhost",
    "a@xn--bcher-kva.example",
  ])
  func `the address of a mailbox is accepted`(text: String) throws {
    #expect(try #require(MailAddress(text)).mailbox == text)
  }

  @Test(arguments: [
    "", "eva", "@example.org", "eva@", "eva@@example.org", "eva@example", "eva@-a.example",
    "eva@a-.example", ".eva@example.org", "eva.@example.org", "e..va@example.org",
    "eva @example.org", "eva@example.org\r\nBcc: all@example.org", "eva>@example.org",
    "\"eva\"@example.org", "eva@[192.0.2.1]", "eva@192.0.2.1", "évà@example.org",
    "eva@bücher.example", "eva@example.org,adam@example.org", "eva@example..org",
    String(repeating: "a", count: 65) + "@example.org",
  ])
  func `anything else is refused`(text: String) {
    #expect(MailAddress(text) == nil)
  }

  @Test func `the domain is what comes after the sign`() throws {
    #expect(try #require(MailAddress("eva@news.example.org")).domain == "news.example.org")
  }
}
