import Digests
import Editorial
import Foundation
import Newsroom
import PostgreSQL
import TestSupport
import Testing

/// Text from any field never controls the reader's terminal.
@Suite(.database) struct HostileOutputTests {
  let office = Office()

  /// Sets a title, clears the screen, sets a colour by C1, overwrites a line, changes the direction
  /// by overrides and isolates, rings the bell, and contains DEL, every form of line break, and
  /// characters without width.
  private static let text =
    "\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}31m\rover\u{8}\u{202E}drow\u{202C}\u{2066}x\u{2069}\u{7F}"
    + "\u{85}\u{2028}\u{2029}\u{200B}\u{FEFF}\u{206A}\u{061C}end"

  /// A body of the first or the last revision, with the text in every kind of block.
  private static func body(_ words: String) -> String {
    """
    \(text) \(words) `\(text)` [\(text)](https://example.org/\(text)) <b \(text)> &#27;[2J

        \(text)

    > \(text)

    1. ![\(text)](<\(text)>)

    <script>\(text)</script>

    """
  }

  private static func article(_ words: String) throws -> WrittenArticle {
    WrittenArticle(
      content: Content(
        headline: "lamp \(text)", standfirst: text, byline: [text, text],
        dateline: Dateline(
          place: text, date: try #require(CalendarDate("2026-11-20")), source: text),
        section: text, keywords: [text], language: try #require(LanguageTag("en")),
        leadImage: ArticleImage(uri: text, caption: text, alt: text, credit: text),
        manuscript: Digest(of: []), wordCount: 9,
        images: [ArticleImage(uri: text, caption: text, alt: text, credit: text)]),
      body: body(words))
  }

  /// Creates an article with hostile text in every field, through the application layer. The
  /// command line refuses a manuscript with control characters, but another interface may accept
  /// it.
  private func makeArticle() async throws {
    let text = Self.text
    let address = DatabaseAddress.shared(url: office.database.url())
    let eva = try await Newsroom.open(address).acting(as: "eva")
    let anna = try await Newsroom.open(address).acting(as: "anna")
    let slug = try #require(Slug("harbour-lamp"))
    let id = try await eva.draft(try Self.article("lamp"), slug: slug).id
    _ = try await eva.note(text, on: id)
    _ = try await eva.perform(.assign(to: text, due: nil), on: id)
    _ = try await eva.perform(.submit, on: id)
    _ = try await anna.perform(.requestChanges(reason: text), on: id)
    _ = try await eva.revise(id, to: try Self.article("another lamp"))
    _ = try await eva.perform(.submit, on: id)
    _ = try await anna.approve(id)
    _ = try await anna.perform(.publish, on: id)
    _ = try await eva.revise(id, to: try Self.article("a third lamp"))
    _ = try await eva.perform(.submit, on: id)
    _ = try await anna.approve(id)
    _ = try await anna.perform(.correct(kind: .correction, notice: text), on: id)
    for member in [eva, anna] { await member.newsroom.close() }
    let superuser = try await office.database.session()
    try await superuser.use { connection in
      _ = try connection.execute(
        "INSERT INTO galley.people (login, role, added_by) VALUES (\(text), 'editor', \(text))")
    }
  }

  private static let publicKey =
    "example.org/desk+193089c0+AU0okClDhpzotWB4teEfqve6evuBVk+7AIgKWcFERxlF"

  private static let questions: [[String]] = [
    ["show", "harbour-lamp"], ["show", "harbour-lamp", "--revision", "1"], ["list"], ["queue"],
    ["mine"], ["agenda"], ["activity"], ["whoami"], ["list", "--by", text],
    ["activity", "--by", text],
    ["list", "--slugs"], ["history", "harbour-lamp"], ["live"],
    ["live", "harbour-lamp", "--intervals"], ["search", "lamp"], ["search", text],
    ["diff", "harbour-lamp"], ["stats", "--by", "section"], ["stats", "--by", "editor"], ["status"],
    ["log", "tail"], ["log", "show", "1"], ["log", "show", "5"], ["user", "list"],
    ["projection", "status"], ["projection", "list"], ["projection", "verify"],
    ["projection", "audit"], ["show", "harbour-lamp", "--at-position", "2"],
    ["list", "--at-position", "2"], ["log", "verify", "--key", publicKey],
    // Errors repeat typed text.
    ["show", text], ["assign", "harbour-lamp", text], ["list", "--section", text], [text],
    ["list", "--\(text)"], ["draft", "/tmp/\(text).md"], ["user", "role", text, "admin"],
    ["list", "--at", text], ["user", "password", text], ["projection", "rebuild", text],
    ["--as", text, "list"], ["status", "--database", "postgresql://\(text)@/x?host=/tmp/\(text)"],
    ["worker", "--metrics-file", "/nowhere/\(text)"], ["log", "show", text],
    ["log", "verify", "--key", text], ["log", "prove", text, "--key", publicKey],
    ["log", "check-proof", text, "--key", text], ["log", "seal", "--key-file", text],
    ["log", "key", "--key-file", "/nowhere/\(text)"], ["log", "key", "--name", text],
    ["log", "export", "/nowhere/\(text)"], ["log", "import", text],
    ["worker", "--seal-every", "9", "--key-file", text],
    ["correct", "harbour-lamp", "--notice", text], ["schedule", "harbour-lamp", "--at", text],
    ["request-changes", "harbour-lamp", "--reason", text],
  ]

  /// The characters that must not reach a terminal; line breaks are allowed.
  private static func dangerous(_ text: String) -> [String] {
    text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x206F, 0xFEFF: true
      default: false
      }
    }.map { $0.escaped(asASCII: true) }
  }

  @Test func `no command prints a control character from the record or its arguments`()
    async throws
  {
    try await makeArticle()
    for words in Self.questions {
      for format in [[], ["--format", "json"]] {
        let outcome = try await office.outcome(of: words + format)
        #expect(outcome.stdout != "" || outcome.stderr != "", "\(words)")
        for text in [outcome.stdout, outcome.stderr] {
          let found = Self.dangerous(text)
          #expect(found.isEmpty, "\(words) \(format): \(found) in \(text.debugDescription)")
        }
        if !format.isEmpty, !outcome.stdout.isEmpty, words.first != "projection",
          words != ["list", "--slugs"]
        {
          #expect(throws: Never.self, "\(words)") {
            try JSONSerialization.jsonObject(
              with: Data(outcome.stdout.utf8), options: .fragmentsAllowed)
          }
        }
      }
    }
  }

  @Test func `on a terminal there are colours, and no other control sequences`() async throws {
    try await makeArticle()
    let own = #/\u{1B}\[[0-9;]*m/#
    // Omit those with a progress bar, which have their own tests, and the one that asks for a
    // password.
    let others = [
      ["projection", "verify"], ["list", "--at-position"], ["log", "verify"], ["user", "password"],
    ]
    let questions = Self.questions.filter { !others.contains(Array($0.prefix(2))) }
    for words in questions + [["show", "harbour-lamp", "--manuscript"]] {
      let quoted = words.map { "'\($0)'" }.joined(separator: " ")
      let outcome = try await office.onTerminal(quoted)
      let shown = outcome.stdout.replacing("\r\n", with: "\n").replacing(own, with: "")
      let found = Self.dangerous(shown)
      #expect(found.isEmpty, "\(words): \(found) in \(shown.debugDescription)")
    }
  }

  @Test func `a manuscript for a file has the typed text, with escapes in its front matter`()
    async throws
  {
    try await makeArticle()
    let text = try await office.text("show", "harbour-lamp", "--revision", "1", "--manuscript")
    let body = Self.body("lamp").replacing("\r", with: "\n")
    #expect(text.hasSuffix("---\n\n\(body)"))
    #expect(Self.dangerous(String(text.dropLast(body.count))).isEmpty)
  }

  @Test func `the holder of the watermark is shown without control characters`()
    async throws
  {
    let holder = try await office.database.session(as: "eva")
    try await holder.run("BEGIN")
    try await holder.run(
      """
      SELECT galley.append(session_user, 'article', gen_random_uuid(), 0, gen_random_uuid(),
          decode(repeat('00', 32), 'hex'), gen_random_uuid(),
        NULL, '{019a0ab3-c9d0-7168-8fcd-cd6b44400001}', '{EmbargoSet}', '{1}', ARRAY['{}'], '{}',
        '{}', '{}')
      """)
    try await holder.run("/* \(Self.text) */ SELECT 1")
    for words in [["status"], ["status", "--format", "json"]] {
      let outcome = try await GalleyBinary().run(
        words, environment: ["GALLEY_DATABASE_URL": office.database.url()])
      #expect((outcome.stdout + outcome.stderr).contains("owned"), "\(outcome.stderr)")
      #expect(Self.dangerous(outcome.stdout + outcome.stderr).isEmpty)
    }
  }

  /// Galley writes no such events. The owner of the database inserts them, because the log would
  /// refuse some of them.
  @Test(arguments: [
    #"{"slug": "$"}"#, #"{"$": "$"}"#, #"{"a": 1e400, "b": "$"}"#,
    #"{"a": 123456789012345678901234567890}"#, #"{"a": "\ud800"}"#,
    #"{"a": \#(String(repeating: "[", count: 2_000))\#(String(repeating: "]", count: 2_000))}"#,
  ])
  func `a forged event is shown, and stops only its own article`(payload: String) async throws {
    let escaped = Self.text.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
    let forged = payload.replacing("$", with: payload.contains("1e400") ? Self.text : escaped)
    let payload = payload.contains("1e400") ? forged.replacing(Self.text, with: escaped) : forged
    try await office.draft()
    let owner = try await office.database.session()
    let stream = UUID()
    try await owner.use { connection in
      _ = try connection.execute(
        """
        INSERT INTO galley.events SELECT nextval('galley.positions'), 'article', \(stream), 1,
          gen_random_uuid(), 'NoteAdded', 1, \(payload)::json, 'anna', gen_random_uuid(), 0,
          gen_random_uuid(), NULL, clock_timestamp()
        """)
    }
    for words in [
      ["log", "show", "2"], ["log", "tail"], ["status"], ["projection", "status"], ["list"],
      ["history", stream.uuidString.lowercased()], ["show", stream.uuidString.lowercased()],
    ] {
      for format in [[], ["--format", "json"]] {
        let outcome = try await office.outcome(of: words + format)
        #expect(outcome.exitCode < 3 || outcome.exitCode == 64, "\(words): \(outcome.stderr)")
        #expect(!outcome.stderr.contains("no words for"), "\(words): \(outcome.stderr)")
        #expect(Self.dangerous(outcome.stdout + outcome.stderr).isEmpty, "\(words)")
      }
    }
    #expect(try await office.text("list").contains("harbour-lamp"))
    #expect(try await office.run("log", "show", "2", as: "anna").exitCode == 0)
  }
}

extension Office {
  /// Runs a command as anna, with a superuser's URL.
  fileprivate func outcome(of words: [String]) async throws -> GalleyBinary.Outcome {
    let own = words.contains("--as") || words.contains("--database") ? [] : ["--as", "anna"]
    return try await GalleyBinary().run(
      own + words, environment: ["GALLEY_DATABASE_URL": database.url()])
  }

  /// Runs it on a terminal of 80 columns with colours. `command` is in the syntax of the shell.
  fileprivate func onTerminal(_ command: String) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().shell(
      "printf '%s' \"exec \\\"\\$GALLEY\\\" $COMMAND\" >script; "
        + "script -qec 'sh ./script' /dev/null </dev/null",
      environment: [
        "GALLEY_DATABASE_URL": database.url(), "COMMAND": command, "TERM": "xterm-256color",
        "SHELL": "/bin/sh",
      ])
  }
}
