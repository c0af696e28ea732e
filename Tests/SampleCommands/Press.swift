import ArgumentParsing

/// A small program with everything that a command tree can have.
struct Press: CommandGroup {
  static let configuration = CommandConfiguration(
    name: "press", abstract: "Run a small newspaper.", version: "1.2.3")
  static let sections = [
    CommandSection("Write", [Draft.self, Search.self]),
    CommandSection("Review", [Approve.self, Compare.self]),
    CommandSection("Administer", [Projection.self, Ping.self]),
  ]
  static let synonyms = [
    "edit": ["draft"], "undo": ["draft", "ping", "projection rebuild"],
  ]

  @OptionGroup var global: PressOptions
}

struct PressOptions: ArgumentGroup {
  @Option(name: "as", help: "Act as this person.", valueName: "name") var `as`: String?
  @Option(name: "format", help: "How results are written.") var format: OutputFormat = .table
  @Flag(name: "quiet", short: "q", help: "Print nothing but errors.") var quiet: Bool
}

enum OutputFormat: String, CaseIterable, ExpressibleByArgument { case table, json }

struct Projection: CommandGroup {
  static let configuration = CommandConfiguration(
    name: "projection", abstract: "Look after the read models.")
  static let sections = [CommandSection("Subcommands", [Rebuild.self, Status.self])]

  @OptionGroup var global: PressOptions
}
