import Foundation
import TestSupport
import Testing

/// Invalid input is refused in one line, and nothing is recorded.
@Suite(.database) struct BadInputTests {
  @Test func `invalid manuscripts are refused`() async throws {
    let desk = try Desk()
    try desk.write("", to: "empty.md")
    try desk.write(" \n\n", to: "blank.md")
    try desk.write(Data([0x41, 0xFF, 0x42]), to: "latin.md")
    try desk.write(Data([0x41, 0x00, 0x42]), to: "nul.md")
    try desk.write(Data(repeating: 0x61, count: 10_000_001), to: "large.md")
    try desk.write("---\nheadline: A\nbyline: [\n---\nText\n", to: "broken.md")
    try desk.write("---\nheadline: A\ntitel: B\n---\nText\n", to: "unknown.md")
    try desk.write("---\nheadline: A\ndateline: {place: B, date: 2026-02-30}\n---\n", to: "date.md")
    try desk.write("---\nheadline: A\nlanguage: english!\n---\n", to: "language.md")
    try desk.write("---\nheadline: A\ndateline: {place: B}\n---\n", to: "half.md")
    try desk.write("---\nheadline: 貓\n---\n", to: "cat.md")
    try desk.write("---\nheadline: A\n", to: "open.md")
    try desk.write("{\"headline\": \"A\"}\nText\n", to: "json.md")
    try desk.write("----\nheadline: A\n----\nText\n", to: "dashes.md")
    try desk.write("---\nheadline: Album #1\n---\nText\n", to: "cut.md")
    try FileManager.default.createSymbolicLink(
      at: desk.directory.appending(path: "loop.md"),
      withDestinationURL: desk.directory.appending(path: "loop.md"))
    try await desk.play(
      """
      eva: draft => 64 an editor needs a terminal; name a Markdown file
      eva: draft $DIR/missing.md => 64 there is no file \(desk.directory.path)/missing.md
      eva: draft $DIR => 64 is a directory; name a file
      eva: draft $DIR/loop.md => 64 loop.md cannot be read: Too many levels of symbolic links
      eva: draft $DIR/empty.md => 64 empty.md: the manuscript is empty
      eva: draft $DIR/blank.md => 64 blank.md: the manuscript is empty
      eva: draft - => 64 standard input: the manuscript is empty
      eva: draft $DIR/latin.md => 64 latin.md: line 1: byte 1 of the file is not valid UTF-8; it seems
      eva: draft $DIR/nul.md => 64 nul.md: line 1: byte 1 of the file is NUL
      eva: draft $DIR/large.md => 64 large.md is larger than the limit of 10000000 bytes
      eva: draft /dev/zero => 64 /dev/zero is larger than the limit
      eva: draft $DIR/broken.md => 64 broken.md: line 3: the bracket is not closed
      eva: draft $DIR/unknown.md => 64 unknown.md: line 3: unknown field 'titel'
      eva: draft $DIR/date.md => 64 date.md: line 3: '2026-02-30' is not a date
      eva: draft $DIR/language.md => 64 language.md: line 3: 'english!' is not a language tag
      eva: draft $DIR/half.md => 64 half.md: 'dateline.date' is missing
      eva: draft $DIR/cat.md => 64 cat.md: no slug can be made from the headline
      eva: draft $DIR/open.md => 64 open.md: line 1: the front matter that begins here is not closed
      eva: draft $DIR/json.md --headline B => 64 json.md: line 1: this looks like front matter in JSON
      eva: draft $DIR/dashes.md --headline B => 64 dashes.md: line 1: front matter begins with
      eva: draft $DIR/cut.md --headline B => 64 cut.md: line 2: ' #' in the text of 'headline'
      eva: draft $DIR/plain.txt => 64 plain.txt: the headline is missing
      eva: draft $DIR/plain.txt --headline A --slug 'A B' => 64 --slug: 'A B' is not a slug
      eva: draft $DIR/plain.txt --dateline-date today => 64 --dateline-date: 'today' is not a date
      eva: draft $DIR/plain.txt --lead-image-alt A --headline B => 64 'leadImage.uri' is missing
      """)
  }

  @Test func `the size limit can be set, and applies to standard input`() async throws {
    let desk = try Desk()
    let words = ["draft", "-", "--headline", "A", "--slug", "a"]
    let text = String(repeating: "a", count: 101)
    for (limit, code, said) in [
      ("100", 64, "standard input is larger than the limit of 100 bytes"),
      ("many", 64, "GALLEY_MAX_MANUSCRIPT must be a number of bytes, 1 or more"),
      ("101", 0, "\n"),
    ] {
      let outcome = try await desk.run(
        words, stdin: text, environment: ["GALLEY_MAX_MANUSCRIPT": limit])
      #expect(outcome.exitCode == code, "\(outcome.stderr)")
      #expect((outcome.stderr + outcome.stdout).contains(said))
    }
    #expect(try await desk.events() == 1)
  }

  @Test func `invalid options are refused`() async throws {
    let desk = try Desk()
    try await desk.play(
      """
      eva: draft $DIR/wall.md => 0 Drafted wall
      eva: restore wall two => 64 must be a whole number
      eva: restore wall => 64 Missing expected argument '<revision>'
      eva: note wall ' ' => 64 The value ' ' is invalid for '<text>': must not be blank
      eva: assign wall emil --due soon => 64 'soon' is not a day
      eva: assign wall emil --due 'Friday 17:00' => 64 has a time of day, but a day is needed
      eva: rename wall 'Die Mauer' => 64 try 'die-mauer'
      eva: submit wall --command-id one => 64 must be a UUID
      anna: schedule wall --at soon => 64 'soon' is not a time
      anna: schedule wall --at 01/02/2990 => 64 write '1 Feb 2990' or '2 Jan 2990'
      anna: embargo wall --until '2026-12-01 06:00' --zone berlin => 64 did you mean 'Europe/Berlin'?
      anna: schedule wall --at '2990-12-01 06:00' --zone GMT+1 => 64 There is no zone 'GMT+1'
      eva: revise wall --lead-image-uri 'A wall' => 64 --lead-image-uri: 'leadImage.uri' is
      """)
  }

  @Test func `a note, a reason and a notice that are too long are refused`() async throws {
    let desk = try Desk()
    try await desk.play("eva: draft $DIR/wall.md => 0 Drafted wall")
    let long = String(repeating: "a", count: 10_001)
    for (words, field) in [
      (["note", "wall", long], "note"), (["spike", "wall", "--reason", long], "reason"),
      (["correct", "wall", "--notice", long], "notice"),
    ] {
      let outcome = try await desk.run(words)
      #expect(outcome.exitCode == 2, "\(field)")
      #expect(
        outcome.stderr == "galley: the \(field) has 10001 characters; shorten it to 10000\n")
    }
    #expect(try await desk.events() == 1)
  }

  @Test func `a due date that has passed is questioned`() async throws {
    let desk = try Desk()
    try await desk.play("eva: draft $DIR/wall.md => 0 Drafted wall")
    for (day, question) in [
      ("2020-01-31", "The due date, 2020-01-31, has passed."), ("today", ""), ("tomorrow", ""),
    ] {
      let outcome = try await desk.run(["assign", "wall", "emil", "--due", day])
      #expect(outcome.exitCode == 0)
      #expect(outcome.stderr.hasPrefix(question) && outcome.stderr.isEmpty == question.isEmpty)
    }
  }
}
