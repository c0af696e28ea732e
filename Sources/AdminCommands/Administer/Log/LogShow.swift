package import ArgumentParsing
import Newsroom
import PlainText
import PostgresEventStore
import Terminal

package struct LogShow: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "show", abstract: "Show one event: its payload, who recorded it and when.",
    discussion: """
      The manuscripts and the notes are kept beside the log: the payload has their keys. Use \
      'galley show' and 'galley history' to read them.
      """,
    examples: [Example("galley log show 12", "The event at position 12.")])

  @Argument(help: "The event's place in the log.", valueName: "position")
  package var position: Int64
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let event = try await global.withMember { try await $0.logEvent(at: position) }
    let entry = LogEntry(event)
    let console = global.console
    try console.show(entry) {
      let payload = JSONOutput.text(of: entry.payload)
      return entry.facts.text(for: console.screen) + "\n\(SanitizedText(block: payload))"
    }
  }
}
