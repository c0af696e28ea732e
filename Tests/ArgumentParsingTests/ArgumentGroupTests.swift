import ArgumentParsing
import Testing

/// Groups that include other groups.
struct ArgumentGroupTests {
  private func parse(_ words: String...) throws(UsageError) -> ParsedCommand {
    try Parser(Depot.self).parse(words)
  }

  @Test func `a group without a title looks like a part of the command`() throws {
    guard case .help(let text) = try parse("help", "send") else { throw Surprise("no help") }
    #expect(
      text == """
        OVERVIEW: Send a parcel.

        USAGE: depot send <parcel> <place> [--weight <weight>] [--zone <zone>]
                 [<options>]

        ARGUMENTS:
          <parcel>               What to send.
          <place>                Where to.

        OPTIONS:
              --weight <weight>  In grams.
              --zone <zone>      The time zone.
          -h, --help             Show help information.

        CHECKS:
              --expect <number>  The number of parcels before.

        GLOBAL OPTIONS:
              --as <name>        Who sends it.

        """)
  }

  @Test func `the values reach the groups inside, and its arguments come first`() throws {
    let parsed = try parse(
      "send", "lamp", "Bruges", "--expect", "3", "--zone", "UTC", "--as", "eva", "--weight", "9")
    guard case .run(let command) = parsed, let send = command as? Send else {
      throw Surprise("nothing to run")
    }
    #expect(send.parcel.name.text == "lamp")
    #expect(send.place == "Bruges")
    #expect(send.weight == 9)
    #expect(send.zone.name == "UTC")
    #expect(send.parcel.checks.expect == 3)
    #expect(send.parcel.global.name == "eva")
  }

  @Test func `what is missing is named in the order of the usage line`() {
    let error = #expect(throws: UsageError.self) { try parse("send") }
    #expect(error?.description.hasPrefix("Missing expected argument '<parcel>'.") == true)
  }
}

private struct Depot: CommandGroup {
  static let configuration = CommandConfiguration(name: "depot", abstract: "Run a depot.")
  static let sections = [CommandSection("Subcommands", [Send.self])]
}

private struct Send: Subcommand {
  static let configuration = CommandConfiguration(name: "send", abstract: "Send a parcel.")

  @OptionGroup(title: nil) var parcel: ParcelArguments
  @Argument(help: "Where to.", valueName: "place") var place: String
  @Option(name: "weight", help: "In grams.") var weight: Int?
  @OptionGroup(title: nil) var zone: Zone

  func run() {}
}

private struct ParcelArguments: ArgumentGroup {
  @OptionGroup(title: nil) var name: ParcelName
  @OptionGroup(title: "Checks") var checks: Checks
  @OptionGroup var global: Sender
}

private struct ParcelName: ArgumentGroup {
  @Argument(help: "What to send.", valueName: "parcel") var text: String
}

private struct Checks: ArgumentGroup {
  @Option(name: "expect", help: "The number of parcels before.", valueName: "number")
  var expect: Int?
}

private struct Sender: ArgumentGroup {
  @Option(name: "as", help: "Who sends it.", valueName: "name") var name: String?
}

private struct Zone: ArgumentGroup {
  @Option(name: "zone", help: "The time zone.") var name: String?
}
