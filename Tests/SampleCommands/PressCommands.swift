import ArgumentParsing

struct Draft: Subcommand {
  static let configuration = CommandConfiguration(
    name: "draft", abstract: "Start an article from a manuscript.",
    discussion: """
      The manuscript is a UTF-8 file. Its front matter carries the headline and the other fields, \
      and what follows is the body.

      With - the manuscript is read from standard input.
      """,
    examples: [
      Example("press draft cats.md", "Start an article from the file cats.md."),
      Example(
        "press draft - --headline Cats",
        "Take the body from standard input and the headline from the command line."),
    ])

  @Argument(help: "The manuscript.", valueName: "file", completion: .file) var file: String
  @Option(
    name: "headline", help: "The headline, where the file has none.", valueName: "text",
    mayBeBlank: true)
  var headline: String?
  @Option(name: "keyword", help: "A word to find it by; may be repeated.", valueName: "word")
  var keywords: [String]
  @Option(
    name: "fee-per-hundred-words", help: "In which currency the fee is paid and how much it is.",
    valueName: "sum")
  var feePerHundredWords: Double?
  @OptionGroup var global: PressOptions

  mutating func run() async throws {}
}

struct Approve: Subcommand {
  static let configuration = CommandConfiguration(
    name: "approve", abstract: "Approve what is submitted.")

  @Argument(help: "The article.", valueName: "ref", completion: .command("printf '%s\\n' cat dog"))
  var article: String
  @Option(
    name: "expect-revision", short: "r", help: "Refuse unless this is the revision.", valueName: "n"
  )
  var expectRevision: Int?
  @Flag(name: "force", short: "f", help: "Approve whatever the revision is.") var force: Bool
  @OptionGroup var global: PressOptions

  func validate() throws(ArgumentValueError) {
    if force, expectRevision != nil {
      throw ArgumentValueError("Give either '--force' or '--expect-revision', not both.")
    }
  }

  mutating func run() async throws {}
}

struct Compare: Subcommand {
  static let configuration = CommandConfiguration(
    name: "compare", abstract: "Show what changed between two revisions.")

  @Argument(help: "The article.", valueName: "ref") var ref: String
  @Argument(help: "The older revision.", valueName: "old") var old: Int?
  @Argument(help: "The newer revision.", valueName: "new") var new: Int = 9
  @OptionGroup var global: PressOptions

  mutating func run() async throws {}
}

struct Search: Subcommand {
  static let configuration = CommandConfiguration(
    name: "search",
    abstract: "Find articles by the words in their headline, standfirst, byline or body.")

  @Argument(help: "What to look for.", valueName: "words") var words: [String]
  @Option(name: "within", help: "Where to look.") var within: [Place] = [.headline, .body]

  enum Place: String, CaseIterable, ExpressibleByArgument { case headline, standfirst, body }

  mutating func run() async throws {}
}

struct Rebuild: Subcommand {
  static let configuration = CommandConfiguration(
    name: "rebuild", abstract: "Make a read model again from the log.")

  @Option(name: "workers", help: "Processes to use.", valueName: "n") var workers: Int = 2
  @Option(
    name: "rejects", help: "Where to write what was rejected.", valueName: "directory",
    completion: .directory)
  var rejects: String
  @OptionGroup var global: PressOptions

  mutating func run() async throws {}
}

struct Status: Subcommand {
  static let configuration = CommandConfiguration(
    name: "status", abstract: "Show how far each is.")

  @Argument(help: "Names of read models; all where none is given.", valueName: "names") var names:
    [String] = []
  @Option(name: "slow", help: "Show what is slow.") var slow: Bool = false
  @OptionGroup var global: PressOptions

  mutating func run() async throws {}
}

/// Includes no options of its groups.
struct Ping: Subcommand {
  static let configuration = CommandConfiguration(
    name: "ping", abstract: "Say whether it is there.")

  mutating func run() async throws {}
}
