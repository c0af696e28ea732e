package import ArgumentParsing
import Newsroom
import PlainText
import Terminal

package struct LogShow: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "show", abstract: "Show one event.",
    discussion: """
      The payload contains the keys of manuscripts and notes, not their texts. Use 'galley show' \
      and 'galley history' to read them.
      """,
    examples: [Example("galley log show 12", "Show the event at position 12.")])

  @Argument(help: "The event's position in the log.", valueName: "position")
  package var position: Int64
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let entry = try await global.withMember { try await $0.logEvent(at: position) }
    let console = global.console
    try console.show(entry) {
      let payload = JSONOutput.text(of: entry.payload)
      return entry.facts.text(for: console.screen) + "\n\(SanitizedText(block: payload))"
    }
  }
}
