import ArgumentParsing
import Testing

struct `A usage error is one line that says what is wrong` {
  @Test(arguments: [
    // Commands.
    ("aprove cat", "Unknown command 'aprove'. Did you mean 'approve'? See 'press --help'."),
    ("proj", "Unknown command 'proj'. Did you mean 'projection'? See 'press --help'."),
    (
      "rebuild", "Unknown command 'rebuild'. Did you mean 'projection rebuild'? See 'press --help'."
    ),
    ("zzz", "Unknown command 'zzz'. See 'press --help'."),
    ("edit", "Unknown command 'edit'. Did you mean 'draft'? See 'press --help'."),
    (
      "Undo x",
      "Unknown command 'Undo'. Did you mean 'draft', 'ping' or 'projection rebuild'? "
        + "See 'press --help'."
    ),
    (
      "projection rebuidl",
      "Unknown command 'rebuidl'. Did you mean 'rebuild'? See 'press projection --help'."
    ),
    ("help drat", "Unknown command 'drat'. Did you mean 'draft'? See 'press --help'."),
    ("drat --help", "Unknown command 'drat'. Did you mean 'draft'? See 'press --help'."),
    // Options.
    (
      "approve cat --foce",
      "Unknown option '--foce'. Did you mean '--force'? See 'press approve --help'."
    ),
    (
      "approve cat -force",
      "Unknown option '-force'. Did you mean '--force'? See 'press approve --help'."
    ),
    (
      "approve cat --expect 3",
      "Unknown option '--expect'. Did you mean '--expect-revision'? See 'press approve --help'."
    ),
    (
      "approve cat --json",
      "Unknown option '--json'. Did you mean '--format json'? See 'press approve --help'."
    ),
    (
      "approve cat --FORCE",
      "Unknown option '--FORCE'. Did you mean '--force'? See 'press approve --help'."
    ),
    (
      "search cat --within Bodi",
      "The value 'Bodi' is invalid for '--within <within>': did you mean 'body'? Please provide one "
        + "of 'headline', 'standfirst' or 'body'. See 'press search --help'."
    ),
    ("approve cat -z", "Unknown option '-z'. See 'press approve --help'."),
    ("approve cat --zzz=1", "Unknown option '--zzz'. See 'press approve --help'."),
    ("approve --version", "Unknown option '--version'. See 'press approve --help'."),
    (
      "--fromat json ping",
      "Unknown option '--fromat'. Did you mean '--format'? See 'press --help'."
    ),
    ("-q ping", "The option '-q' does not apply to this command. See 'press ping --help'."),
    (
      "approve cat --force=yes",
      "The option '--force' does not take a value. See 'press approve --help'."
    ),
    (
      "approve cat -r 1 --expect-revision 2",
      "The option '--expect-revision' may be given only once. See 'press approve --help'."
    ),
    (
      "--as eva approve cat --as ben",
      "The option '--as' may be given only once. See 'press approve --help'."
    ),
    // Values.
    ("draft a --headline", "Missing value for '--headline <text>'. See 'press draft --help'."),
    (
      "draft a --headline --quiet",
      "Missing value for '--headline <text>'. Write a value that begins with a hyphen as "
        + "'--headline=VALUE'. See 'press draft --help'."
    ),
    (
      "approve cat -r three",
      "The value 'three' is invalid for '--expect-revision <n>': must be a whole number. "
        + "See 'press approve --help'."
    ),
    (
      "compare cat x",
      "The value 'x' is invalid for '<old>': must be a whole number. See 'press compare --help'."
    ),
    (
      "draft a --fee-per-hundred-words nan",
      "The value 'nan' is invalid for '--fee-per-hundred-words <sum>': must be a number. "
        + "See 'press draft --help'."
    ),
    (
      "ping --format xml", "Unknown option '--format'. See 'press ping --help'."
    ),
    (
      "approve cat --format xml",
      "The value 'xml' is invalid for '--format <format>': please provide one of 'table' or 'json'. "
        + "See 'press approve --help'."
    ),
    (
      "search cat --within title",
      "The value 'title' is invalid for '--within <within>': please provide one of 'headline', "
        + "'standfirst' or 'body'. See 'press search --help'."
    ),
    (
      "projection status --slow maybe",
      "The value 'maybe' is invalid for '--slow <slow>': please provide one of 'true' or 'false'. "
        + "See 'press projection status --help'."
    ),
    // Arguments.
    ("approve", "Missing expected argument '<ref>'. See 'press approve --help'."),
    ("search", "Missing expected argument '<words>'. See 'press search --help'."),
    (
      "projection rebuild",
      "Missing expected argument '--rejects <directory>'. See 'press projection rebuild --help'."
    ),
    ("approve cat dog", "Unexpected argument 'dog'. See 'press approve --help'."),
    (
      "approve cat dog cow",
      "2 unexpected arguments, the first is 'dog'. See 'press approve --help'."
    ),
    // The command's own rule.
    (
      "approve cat -f -r 1",
      "Give either '--force' or '--expect-revision', not both. See 'press approve --help'."
    ),
  ])
  func `and where to find help`(line: String, text: String) {
    #expect(CommandLine(line).error == text)
  }

  @Test(arguments: ["", "  "])
  func `a blank value is refused unless it has a meaning`(value: String) {
    #expect(
      CommandLine(words: ["--as", value, "approve", "cat"]).error
        == "The value '\(value)' is invalid for '--as <name>': must not be blank. "
        + "See 'press approve --help'.")
    #expect(
      CommandLine(words: ["approve", value]).error
        == "The value '\(value)' is invalid for '<ref>': must not be blank. "
        + "See 'press approve --help'.")
    #expect(CommandLine(words: ["draft", "a", "--headline", value]).error == nil)
  }

  @Test func `with the exit code of sysexits.h`() {
    #expect(UsageError.exitCode == 64)
  }

  @Test(arguments: [
    (String(repeating: "x", count: 40), String(repeating: "x", count: 40)),
    (String(repeating: "x", count: 41), String(repeating: "x", count: 40) + "…"),
    ("two\nlines", "two\\nlines"),
    ("\u{1B}[31mred", "\\u{1B}[31mred"),
    ("\u{202E}oops", "\\u{202E}oops"),
    ("naïve 猫", "naïve 猫"),
    ("postgres://eva:secret@host/db", "…"),
    ("host=x PASSWORD=secret", "…"),
  ])
  func `echoes at most forty printable characters and no password`(typed: String, echo: String) {
    let error = CommandLine(words: ["ping", typed]).error
    #expect(error == "Unexpected argument '\(echo)'. See 'press ping --help'.")
  }
}
