import Foundation
import Glibc
import PostgreSQL
import TestSupport
import Testing

/// Writing in a text editor, on a terminal that `script` creates.
@Suite(.database) struct EditorTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// Runs the program on a terminal. The shell script `editor` is the text editor.
  private func run(_ command: String, editor: String) async throws -> GalleyBinary.Outcome {
    let path = desk.directory.appending(path: "editor").path
    try Script.write(editor, to: path)
    let temporary = desk.directory.appending(path: "tmp")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    var environment = desk.environment(of: "eva")
    environment["EDITOR"] = path
    environment["TMPDIR"] = temporary.path
    return try await GalleyBinary().shell(
      "script -qec 'exec \"$GALLEY\" \(command)' /dev/null", environment: environment)
  }

  /// The kept texts.
  private func kept() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: desk.directory.path + "/tmp")
      .filter { $0.hasSuffix(".md") }
  }

  @Test func `a draft is written on a template that nobody else can read`() async throws {
    let outcome = try await run(
      "draft",
      editor: """
        stat -c '%a %F' "$1" "$(dirname "$1")" > "$DIR/modes"; cp "$1" "$DIR/template"
        cat "$DIR/wall.md" > "$1"
        """)
    #expect(outcome.exitCode == 0, "\(outcome.stdout)")
    #expect(outcome.stdout.contains("Drafted wall"))
    #expect(try desk.text(of: "modes") == "600 regular file\n700 directory\n")
    #expect(try desk.text(of: "template").contains("headline:\n"))
    #expect(try kept().isEmpty)
    #expect(try await desk.events() == 1)
  }

  @Test(arguments: ["true", ": > \"$1\"", "printf '\\n \\n' > \"$1\""])
  func `an unchanged or empty template records nothing`(editor: String) async throws {
    let outcome = try await run("draft", editor: editor)
    #expect(outcome.exitCode == 0, "\(outcome.stdout)")
    #expect(outcome.stdout.contains("nothing was recorded"))
    #expect(try kept().isEmpty)
    #expect(try await desk.events() == 0)
  }

  @Test(arguments: [
    ("printf -- '---\\nheadline: A\\ntitel: B\\n---\\nMine\\n' > \"$1\"", 64, "unknown field"),
    ("cat \"$DIR/wall.md\" > \"$1\"; echo Mine >> \"$1\"", 2, "the slug wall is taken"),
    ("echo Mine >> \"$1\"; exit 3", 64, "ended with code 3"),
  ])
  func `a text that cannot be recorded is kept`(
    editor: String, code: Int, sentence: String
  ) async throws {
    _ = try await desk.run(["draft", "$DIR/wall.md"])
    let outcome = try await run("draft", editor: editor)
    #expect(outcome.exitCode == code, "\(outcome.stdout)")
    #expect(outcome.stdout.contains(sentence), "\(outcome.stdout)")
    let path = "tmp/\(try #require(kept().first))"
    #expect(outcome.stdout.contains("your text is kept in \(desk.directory.path)/\(path)"))
    #expect(try desk.text(of: path).contains("Mine"))
    #expect(try await desk.events() == 1)
  }

  @Test func `the editor starts with the working revision, and a later save is refused`()
    async throws
  {
    _ = try await desk.run(["draft", "$DIR/wall.md"])
    let saved = try await run("revise wall", editor: "sed -i 's/a metre/a foot/' \"$1\"")
    #expect(saved.exitCode == 0, "\(saved.stdout)")
    #expect(saved.stdout.contains("Saved wall, revision 2"))

    let late = try await run(
      "revise wall",
      editor: """
        "$GALLEY" revise wall "$DIR/wall2.md" </dev/null; sed -i 's/a foot/an inch/' "$1"
        """)
    #expect(late.exitCode == 75, "\(late.stdout)")
    #expect(late.stdout.contains("eva saved revision 3 on"))
    #expect(try desk.text(of: "tmp/\(try #require(kept().first))").contains("an inch"))
    #expect(try await desk.events() == 3)
  }

  @Test func `Ctrl-C goes to the editor while it runs`() async throws {
    let outcome = try await run(
      "draft", editor: "trap '' INT; kill -INT 0; cat \"$DIR/wall.md\" > \"$1\"")
    #expect(outcome.exitCode == 0, "\(outcome.stdout)")
    #expect(try await desk.events() == 1)
  }

  @Test func `no signal is blocked or ignored for the editor`() async throws {
    let outcome = try await run(
      "draft", editor: "grep -E '^Sig(Blk|Ign)' /proc/self/status > \"$DIR/signals\"")
    #expect(outcome.exitCode == 0, "\(outcome.stdout)")
    let signals = try desk.text(of: "signals")
    #expect(signals.hasPrefix("SigBlk:\t0000000000000000\nSigIgn:\t"), "\(signals)")
    // The signals 32 and 33 are the C library's own.
    #expect(signals.hasSuffix("0000000\n"), "\(signals)")
  }

  @Test(arguments: ["/nonexistent", "nonexistent -w", "A=1 /etc/passwd"])
  func `an editor that does not exist is one line`(command: String) async throws {
    var environment = desk.environment(of: "eva")
    environment["EDITOR"] = command
    let outcome = try await GalleyBinary().shell(
      "script -qec 'exec \"$GALLEY\" draft' /dev/null", environment: environment)
    #expect(outcome.exitCode == 64)
    #expect(
      outcome.stdout
        == "galley: the editor '\(command)' cannot be run: there is no such program; set VISUAL or "
        + "EDITOR to another one\r\n")
  }

  @Test func `an editor that fails on a template leaves nothing behind`() async throws {
    let outcome = try await run("draft", editor: "exit 3")
    #expect(outcome.exitCode == 64)
    #expect(outcome.stdout.contains("ended with code 3"), "\(outcome.stdout)")
    let left = try FileManager.default.subpathsOfDirectory(
      atPath: desk.directory.path + "/tmp")
    #expect(left.isEmpty)
  }

  /// The database lets nobody record in the meantime.
  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)])
  func `a signal before the text is recorded keeps it in a private file`(
    number: Int32, code: Int
  ) async throws {
    let holder = try await TestDatabase.current.session()
    try await holder.run("BEGIN; LOCK TABLE galley.events")
    async let ending = run(
      "draft", editor: "echo $PPID > \"$DIR/pid\"; cat \"$DIR/wall.md\" > \"$1\"")
    while try await holder.value(
      """
      SELECT NOT EXISTS (
        SELECT FROM pg_locks WHERE relation = 'galley.events'::regclass AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
      """, as: Bool.self)
    { try await Task.sleep(for: .milliseconds(10)) }
    let pid = try #require(pid_t(try desk.text(of: "pid").trimmingCharacters(in: .newlines)))
    kill(pid, number)
    let outcome = try await ending
    #expect(outcome.exitCode == code)
    let path = try #require(kept().first)
    #expect(
      outcome.stdout.contains(
        "galley: interrupted; your text is kept in \(desk.directory.path)/tmp/\(path)"),
      "\(outcome.stdout)")
    let file = "\(desk.directory.path)/tmp/\(path)"
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    try await holder.run("ROLLBACK")
    #expect(try await desk.events() == 0)
  }
}
