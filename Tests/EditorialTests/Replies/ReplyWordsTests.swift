import Editorial
import Testing

/// What a reader may write.
struct ReplyWordsTests {
  private func problem(
    name: String = "Mara", text: String = "Thank you.", email: String = "",
    allowsLinks: Bool = false
  ) -> ReplyProblem? {
    do throws(ReplyProblem) {
      _ = try ReplyWords(name: name, text: text, email: email, allowsLinks: allowsLinks)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a reply has a name and a text within limits`() {
    #expect(problem() == nil)
    #expect(problem(name: " \t") == .missing(.name))
    #expect(problem(text: "\r\n") == .missing(.text))
    #expect(problem(name: String(repeating: "é", count: 80)) == nil)
    #expect(
      problem(name: String(repeating: "é", count: 81)) == .tooLong(.name, count: 81, limit: 80))
    #expect(problem(text: String(repeating: "ü", count: 4_000)) == nil)
    #expect(
      problem(text: String(repeating: "ü", count: 4_001))
        == .tooLong(.text, count: 4_001, limit: 4_000))
    // One character of a million combining marks is not a short text.
    let stacked = "e" + String(repeating: "\u{301}", count: 1_000_000)
    #expect(problem(text: stacked) == .tooLong(.text, count: 1, limit: 4_000))
  }

  @Test(arguments: [
    "See https://spam.example", "WWW.spam.example", "[url=x]y[/url]", "<a href=x>", "mailto:a@b.c",
  ])
  func `a web address is refused unless links are allowed`(text: String) {
    #expect(problem(text: text) == .link(.text))
    #expect(problem(name: text) == .link(.name))
    #expect(problem(text: text, allowsLinks: true) == nil)
  }

  @Test func `control and bidi characters are removed, and markup stays text`() throws {
    let words = try ReplyWords(
      name: "Ma\u{202E}ra\u{0}\nBell", text: "a\r\nb\rc\u{2028}d\u{7}\u{2066}e <b>f</b> & g\t h")
    #expect(words.name == "Mara Bell")
    #expect(words.text == "a\nb\nc\nde <b>f</b> & g  h")
    let right = try ReplyWords(name: "مريم", text: "שלום\u{200F}!")
    #expect(right.text == "שלום\u{200F}!")
  }

  @Test func `an e-mail address is optional`() throws {
    #expect(try ReplyWords(name: "M", text: "t").email == nil)
    #expect(try ReplyWords(name: "M", text: "t", email: " m@a.example ").email == "m@a.example")
    for wrong in ["m", "m@", "@a.example", "m@a", "m@a.b c", "a@b@c.d", "m@.a", "m@a."] {
      #expect(problem(email: wrong) == .notAnAddress, "\(wrong)")
    }
  }

  @Test func `what is stored is read again, and anything else is a text without a name`() throws {
    for email in ["", "m@a.example"] {
      let words = try ReplyWords(name: "Mara \"B\"", text: "a\n\\b", email: email)
      #expect(ReplyWords(stored: words.stored) == words)
    }
    let foreign = ReplyWords(stored: "no JSON \u{202E}at all")
    #expect(foreign.name.isEmpty && foreign.text == "no JSON at all" && foreign.email == nil)
  }

  @Test(arguments: [
    ("open", "open"), ("closed", "closed"), ("14 days", "14 days"), ("1 day", "1 day"),
    ("1 days", "1 day"), ("0 days", nil), ("-1 days", nil), ("days", nil), ("Open", nil),
    ("+3 days", nil), ("99999 days", nil),
  ])
  func `a policy is open, closed or a number of days`(text: String, policy: String?) {
    #expect(ReplyPolicy(text)?.text == policy)
  }
}
