import ArgumentParsing
import Testing

@testable import SampleCommands

struct `The flaws of a command tree are found by a test` {
  @Test func `a sound tree has none`() {
    #expect(CommandTreeFlaws(of: Press.self).descriptions == [])
  }

  @Test func `each flaw is named`() {
    #expect(
      CommandTreeFlaws(of: Flawed.self).descriptions == [
        "'flawed' has two subcommands 'twin'.",
        "'flawed' has two options '--version'.",
        "'flawed' is a group and has the argument '<stray>'.",
        "'flawed twin' has two options '--name'.",
        "'flawed twin' has two options '-h'.",
        "'flawed twin' requires '<second>' after '<first>', which is optional.",
        "'flawed twin' has an argument after '<second>', which takes all that follow.",
        "'flawed twin' has a help text without a full stop: Breathless.",
        "'flawed' explains 'other' by 'twin other', which is not a command.",
        "'flawed' has 'twin' as a command too.",
      ])
  }
}

private struct Flawed: CommandGroup {
  static let configuration = CommandConfiguration(
    name: "flawed", abstract: "Do it wrong.", version: "1")
  static let sections = [
    CommandSection("One", [Twin.self]), CommandSection("Other", [OtherTwin.self]),
  ]

  static let synonyms = ["twin": ["twin"], "other": ["twin other"]]

  @Argument(help: "x.", valueName: "stray") var stray: String
  @Flag(name: "version", help: "x.") var version: Bool
}

private struct Twin: Subcommand {
  static let configuration = CommandConfiguration(name: "twin", abstract: "Breathless")

  @Argument(help: "x.", valueName: "first") var first: String?
  @Argument(help: "x.", valueName: "second") var second: [String]
  @Argument(help: "x.", valueName: "third") var third: String
  @Option(name: "name", help: "x.") var name: String?
  @Flag(name: "name", short: "h", help: "x.") var other: Bool

  mutating func run() async throws {}
}

private struct OtherTwin: Subcommand {
  static let configuration = CommandConfiguration(name: "twin", abstract: "Be the same.")

  mutating func run() async throws {}
}
