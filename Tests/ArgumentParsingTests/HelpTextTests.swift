import Testing

struct `Help is fitted to the width of the screen` {
  @Test func `of the program at 80 columns`() throws {
    #expect(
      try CommandLine("").help(width: 80) == """
        OVERVIEW: Run a small newspaper.

        USAGE: press [<options>] <command>

        WRITE:
          draft       Start an article from a manuscript.
          search      Find articles by the words in their headline, standfirst, byline …

        REVIEW:
          approve     Approve what is submitted.
          compare     Show what changed between two revisions.

        ADMINISTER:
          projection  Look after the read models.
          ping        Say whether it is there.

        OPTIONS:
              --version          Show the version.
          -h, --help             Show help information.

        GLOBAL OPTIONS:
              --as <name>        Act as this person.
              --format <format>  How results are written. (values: table, json; default:
                                 table)
          -q, --quiet            Print nothing but errors.

        See 'press help <command>' for more on a command.

        """)
  }

  @Test func `of the program at 60 columns`() throws {
    #expect(
      try CommandLine("--help").help(width: 60) == """
        OVERVIEW: Run a small newspaper.

        USAGE: press [<options>] <command>

        WRITE:
          draft       Start an article from a manuscript.
          search      Find articles by the words in their …

        REVIEW:
          approve     Approve what is submitted.
          compare     Show what changed between two revisions.

        ADMINISTER:
          projection  Look after the read models.
          ping        Say whether it is there.

        OPTIONS:
              --version    Show the version.
          -h, --help       Show help information.

        GLOBAL OPTIONS:
              --as <name>  Act as this person.
              --format <format>
                           How results are written. (values: table,
                           json; default: table)
          -q, --quiet      Print nothing but errors.

        See 'press help <command>' for more on a command.

        """)
  }

  @Test func `of a command at 80 columns`() throws {
    #expect(
      try CommandLine("draft --help").help(width: 80) == """
        OVERVIEW: Start an article from a manuscript.

        The manuscript is a UTF-8 file. Its front matter carries the headline and the
        other fields, and what follows is the body.

        With - the manuscript is read from standard input.

        USAGE: press draft <file> [--headline <text>] [--keyword <word> ...]
                 [--fee-per-hundred-words <sum>] [<options>]

        ARGUMENTS:
          <file>                 The manuscript.

        OPTIONS:
              --headline <text>  The headline, where the file has none.
              --keyword <word>   A word to find it by; may be repeated.
              --fee-per-hundred-words <sum>
                                 In which currency the fee is paid and how much it is.
          -h, --help             Show help information.

        GLOBAL OPTIONS:
              --as <name>        Act as this person.
              --format <format>  How results are written. (values: table, json; default:
                                 table)
          -q, --quiet            Print nothing but errors.

        EXAMPLES:
          press draft cats.md
              Start an article from the file cats.md.
          press draft - --headline Cats
              Take the body from standard input and the headline from the command line.

        """)
  }

  @Test func `of a command at 60 columns`() throws {
    #expect(
      try CommandLine("help draft").help(width: 60) == """
        OVERVIEW: Start an article from a manuscript.

        The manuscript is a UTF-8 file. Its front matter carries the
        headline and the other fields, and what follows is the body.

        With - the manuscript is read from standard input.

        USAGE: press draft <file> [--headline <text>]
                 [--keyword <word> ...]
                 [--fee-per-hundred-words <sum>] [<options>]

        ARGUMENTS:
          <file>           The manuscript.

        OPTIONS:
              --headline <text>
                           The headline, where the file has none.
              --keyword <word>
                           A word to find it by; may be repeated.
              --fee-per-hundred-words <sum>
                           In which currency the fee is paid and how
                           much it is.
          -h, --help       Show help information.

        GLOBAL OPTIONS:
              --as <name>  Act as this person.
              --format <format>
                           How results are written. (values: table,
                           json; default: table)
          -q, --quiet      Print nothing but errors.

        EXAMPLES:
          press draft cats.md
              Start an article from the file cats.md.
          press draft - --headline Cats
              Take the body from standard input and the headline
              from the command line.

        """)
  }

  @Test func `of a group`() throws {
    #expect(
      try CommandLine("projection").help(width: 80) == """
        OVERVIEW: Look after the read models.

        USAGE: press projection [<options>] <command>

        SUBCOMMANDS:
          rebuild  Make a read model again from the log.
          status   Show how far each is.

        OPTIONS:
          -h, --help             Show help information.

        GLOBAL OPTIONS:
              --as <name>        Act as this person.
              --format <format>  How results are written. (values: table, json; default:
                                 table)
          -q, --quiet            Print nothing but errors.

        See 'press help projection <command>' for more on a command.

        """)
  }

  @Test func `of a nested command`() throws {
    #expect(
      try CommandLine("projection rebuild -h").help(width: 80) == """
        OVERVIEW: Make a read model again from the log.

        USAGE: press projection rebuild [--workers <n>] --rejects <directory>
                 [<options>]

        OPTIONS:
              --workers <n>      Processes to use. (default: 2)
              --rejects <directory>
                                 Where to write what was rejected.
          -h, --help             Show help information.

        GLOBAL OPTIONS:
              --as <name>        Act as this person.
              --format <format>  How results are written. (values: table, json; default:
                                 table)
          -q, --quiet            Print nothing but errors.

        """)
  }

  @Test func `of allowed values and defaults`() throws {
    #expect(
      try CommandLine("search x --zzz -h").help(width: 80) == """
        OVERVIEW: Find articles by the words in their headline, standfirst, byline or
        body.

        USAGE: press search <words> ... [--within <within> ...]

        ARGUMENTS:
          <words>                What to look for.

        OPTIONS:
              --within <within>  Where to look. (values: headline, standfirst, body;
                                 default: headline, body)
          -h, --help             Show help information.

        """)
  }

  @Test(arguments: [
    "draft --help", "draft -h", "help draft", "--as eva draft --help", "draft cats.md --foce -h",
    "--help draft", "draft --headline --help", "--as eva help draft", "-q help --as eva draft",
  ])
  func `and is available in several ways`(line: String) throws {
    #expect(try CommandLine(line).help() == CommandLine("help draft").help())
  }

  @Test(arguments: ["", "--help", "-h", "help", "-q", "--as --help", "--as eva", "--as eva help"])
  func `and of the program when no command is named`(line: String) throws {
    #expect(try CommandLine(line).help() == CommandLine("help").help())
  }

  @Test(arguments: [40, 47, 60, 80, 120])
  func `and no line is wider`(width: Int) throws {
    for line in ["", "search -h", "approve -h", "projection", "projection status -h"] {
      let lines = try CommandLine(line).help(width: width).split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= width }, "\(line)")
    }
  }

  @Test func `help on help explains itself`() throws {
    #expect(
      try CommandLine("help help").help(width: 60) == """
        OVERVIEW: Show the help of a command.

        'press help' lists the commands. With the words of a
        command, it shows what the command does, its arguments and
        options, and examples; '--help' after the command shows the
        same.

        USAGE: press help [<command> ...]

        """)
    #expect(
      try CommandLine("help help --help").help(width: 60).hasPrefix("OVERVIEW: Show the help"))
  }
}
