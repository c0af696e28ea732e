package import ArgumentParsing
import Editorial
import Foundation
import Newsroom

package struct WhoAmI: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "whoami", abstract: "Show who you are, in which newsroom, and what you may do.",
    examples: [
      Example("galley whoami", "Check before you act."),
      Example("galley --as eva whoami", "See what Eva may do (on the private server)."),
    ])

  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let identity = try await global.withMember { member in
      try member.identity(zone: Invocation.current.zone.shown.identifier)
    }
    let console = global.console
    try console.show(identity) { identity.facts.text(for: console.screen) }
  }
}

extension Identity {
  fileprivate var facts: Facts {
    var facts = Facts()
    facts.add("you", "\(name), \(role.rawValue)")
    facts.add("newsroom", "\(database), \(isPrivate ? "private, in " : "at ")\(address)")
    facts.add("zone", zone)
    facts.add("you may", role.summary)
    return facts
  }
}
