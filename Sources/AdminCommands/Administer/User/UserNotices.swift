package import ArgumentParsing
package import EditorialReadModels
package import Mail
import Newsroom
import PlainText
import Terminal

package struct UserNotices: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "notices", abstract: "Choose which notices you get by e-mail.",
    discussion: """
      Without options, the command shows what you chose. Everybody chooses for themselves: no other \
      person of the newsroom can see or change it.

      submitted: somebody else submitted an article.

      sent-back: somebody else requested changes to an article that you drafted, revised last or \
      are assigned.

      due: an article that is assigned to you is due today.

      A worker with a mail server sends the notices; see 'galley help worker'. A notice names the \
      article by its slug and its headline, and contains nothing else of its texts. While the \
      article is under an embargo, the headline is left out too. Each notice is sent at most once, \
      within a day or not at all. What happened before you chose is not sent.
      """,
    examples: [
      Example("galley user notices --email eva@example.org", "Get every kind of notice."),
      Example("galley user notices --on sent-back --on due", "Get only these notices."),
      Example("galley user notices --off", "Turn notices off, and delete the address."),
      Example("galley user notices", "Show what you chose."),
    ])

  @Option(name: "email", help: "Your address.", valueName: "address")
  package var email: MailAddress?
  @Option(name: "on", help: "The kind of notice to get; all by default.", valueName: "kind")
  package var kinds: [NoticeKind] = []
  @Flag(name: "off", help: "Turn notices off, and delete the address.") package var isOff: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard !isOff || (email == nil && kinds.isEmpty) else {
      throw ArgumentValueError("Give --off alone.")
    }
  }

  package func run() async throws {
    let console = global.console
    let isQuestion = email == nil && kinds.isEmpty && !isOff
    let choices = try await global.withMember { member in
      if isQuestion { return try await member.noticeChoices() }
      if !isOff, email == nil, try await member.noticeChoices().address == nil {
        throw Failure(.invalid, "your address is not known; give --email")
      }
      let chosen = isOff ? [] : kinds.isEmpty ? nil : kinds
      return try await member.chooseNotices(address: email, kinds: chosen)
    }
    if isQuestion {
      try console.show(choices) { choices.line }
    } else {
      try console.report(choices) { choices.line }
    }
  }
}

extension NoticeChoices {
  fileprivate var line: String {
    guard let address else { return "You get no notices by e-mail\n" }
    let kinds = kinds.map(\.rawValue).joined(separator: ", ")
    return "Notices to \(SanitizedText(line: address)): \(kinds)\n"
  }
}

extension NoticeKind: ExpressibleByArgument {}

extension MailAddress: ExpressibleByArgument {
  package init(argument: String) throws(ArgumentValueError) {
    guard let address = MailAddress(argument) else {
      throw ArgumentValueError("must be an address such as eva@example.org")
    }
    self = address
  }
}
