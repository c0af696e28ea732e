package import ArgumentParsing
import Newsroom
import PlainText
import Terminal

package struct UserDisable: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "disable", abstract: "Disable a person.",
    discussion: """
      The person's past work keeps their name in the log and in every history. Sessions in this \
      database under the person's own login end. Sessions that act in the person's name with --as \
      stay open, but cannot record anything. 'galley user add' enables the person again. The last \
      admin cannot be disabled.

      The command lists what the person leaves for others to finish: assignments, submissions, \
      drafts, and pending publications, which the worker still carries out. --reassign-to assigns \
      the person's articles to somebody else, and records each assignment.

      If only one admin would remain, the command asks at a terminal, and requires --yes elsewhere.
      """,
    examples: [
      Example("galley user disable erin", "Disable erin."),
      Example("galley user disable erin --reassign-to eva", "Let eva take over the assignments."),
      Example("galley user disable erin --dry-run", "See what erin would leave behind."),
    ])

  @Argument(help: "The login.", valueName: "name") package var name: String
  @OptionGroup(title: nil) package var successor: SuccessorArgument
  @OptionGroup(title: nil) package var confirmation: ConfirmationArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let answer = try await global.withMember { member -> Answer<Departure>? in
      let plan = try await member.planDeparture(
        of: name, to: nil, reassigningTo: successor.name, listingWork: confirmation.dryRun)
      let mayGoOn = try confirmation.obtain(
        for: plan, "disabling", question: "Disable \(name)?", on: console)
      guard mayGoOn else { return nil }
      return try await member.disablePerson(name, reassigningTo: successor.name)
    }
    guard let answer else { return }
    let departure = console.value(of: answer)
    let login = departure.person.login
    try console.report(departure) {
      guard !departure.isRepeated else {
        return "Nothing to do: \(SanitizedText(line: login)) is disabled already\n"
          + departure.lines
      }
      let ended = departure.sessions?.ended ?? 0
      let words = ended == 0 ? "" : "; ended \(Count.of(ended, "session"))"
      return "Disabled \(SanitizedText(line: login))\(words)\n" + departure.lines
    }
    if let advice = departure.advice(repeating: ["galley", "user", "disable", name]) {
      console.tell(advice)
    }
    if let remaining = departure.sessions?.remaining, remaining > 0 {
      console.tell(
        "this newsroom cannot end \(Count.of(remaining, "session")) of \(login), who can still "
          + "read there but not record; the server's administrator can, or can allow the newsroom "
          + "to with GRANT pg_signal_backend TO galley_owner")
    }
  }
}
