package import ArgumentParsing
package import Editorial
import Newsroom
import Terminal

package struct SettingHistory: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "history", abstract: "Show who changed the settings.",
    discussion: "The changes come directly from the log, oldest first.",
    examples: [
      Example("galley setting history", "Show every change."),
      Example("galley setting history sections", "Show the changes of one setting."),
    ])

  @Argument(help: "Only this setting.", valueName: "key") package var key: SettingKey?
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let changes = try await global.withMember { try await $0.settingHistory(of: key) }
    let console = global.console
    try console.show(changes) {
      if changes.isEmpty { console.tell("no changes") }
      return changes.map { Self.text(of: $0, on: console.screen) }.joined()
    }
  }

  private static func text(of change: SettingChange, on screen: TerminalCapabilities) -> String {
    let paint = Paint(for: screen)
    let lead = "\(Moment(change.at).absolute)  "
    let margin = String(repeating: " ", count: lead.count)
    let fallback = "\(change.key.defaultPhrase) (default)"
    let words =
      " set \(change.key.rawValue): \(change.from?.phrase ?? fallback) → "
      + "\(change.to?.phrase ?? fallback)" + (change.reason.map { "; reason: \($0)" } ?? "")
    let lines = WrappedText(
      [StyledRun(change.by, .bold), StyledRun(words)], width: screen.readingWidth - lead.count,
      paint: paint
    ).lines
    return paint(lead, .dim) + lines.joined(separator: "\n" + margin) + "\n"
  }
}
