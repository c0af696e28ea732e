package import ArgumentParsing
package import Editorial
import Newsroom
import PlainText
import Terminal

package struct UserRole: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "role", abstract: "Change a person's role.",
    discussion: """
      The command lists what the person can no longer finish in the new role. --reassign-to \
      assigns the person's articles to somebody else.

      If only one admin would remain, or if the role is your own, the command asks at a terminal, and \
      requires --yes elsewhere.
      """,
    examples: [
      Example("galley user role erin admin", "Make an editor an admin."),
      Example(
        "galley user role erin auditor --reassign-to eva", "Let erin only read, and eva take over."),
    ])

  @Argument(help: "The login.", valueName: "name") package var name: String
  @Argument(help: "The new role.", valueName: "role") package var role: Role
  @OptionGroup(title: nil) package var successor: SuccessorArgument
  @OptionGroup(title: nil) package var confirmation: ConfirmationArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let answer = try await global.withMember { member -> Answer<Departure>? in
      let plan = try await member.planDeparture(
        of: name, to: role, reassigningTo: successor.name, listingWork: confirmation.dryRun)
      let mayGoOn = try confirmation.obtain(
        for: plan, "changing the role of", question: "Make \(name) an \(role)?", on: console)
      guard mayGoOn else { return nil }
      return try await member.changeRole(of: name, to: role, reassigningTo: successor.name)
    }
    guard let answer else { return }
    let departure = console.value(of: answer)
    try console.report(departure) {
      let login = SanitizedText(line: name)
      let words =
        departure.isRepeated
        ? "Nothing to do: \(login) has the role \(role) already"
        : "Set the role of \(login) to \(role)"
      return "\(words)\n" + departure.lines
    }
    if let advice = departure.advice(repeating: ["galley", "user", "role", name, "\(role)"]) {
      console.tell(advice)
    }
  }
}
