package import ArgumentParsing
import Newsroom

package struct NewsroomAdd: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "add", abstract: "Add a newsroom to the private server.",
    discussion: """
      The new newsroom has its own people, log, seals and settings, and you are its first admin. \
      Choose it with --newsroom or GALLEY_NEWSROOM. A login belongs to the server: one person who \
      works for two newsrooms has one password, and a role in each.

      On a shared server, create a database, and run 'galley database init' with its URL.
      """,
    examples: [
      Example("galley newsroom add sports", "Add a newsroom."),
      Example("galley --newsroom sports user add eva --role editor", "Add a person to it."),
    ])

  @Argument(help: "The name: small letters, digits, - and _.", valueName: "name")
  package var name: String
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let list = NewsroomList(of: try global.address)
    let name = try NewsroomName(name)
    let isNew = try list.add(name, progress: console.tell(_:))
    guard let summary = try list.newsroom(name) else {
      throw Failure(
        .conflict, "there is a database \(name) without a newsroom; choose another name")
    }
    try console.report(summary) {
      isNew
        ? "Added the newsroom \(name)\n" : "Nothing to do: there is a newsroom \(name) already\n"
    }
  }
}
