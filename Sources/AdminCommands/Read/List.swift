package import ArgumentParsing
package import Editorial
import EditorialReadModels
import Foundation
import Newsroom

package struct List: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "list", abstract: "List articles, last changed first.",
    discussion: """
      The list shows the editorial state of the working revision and the publication state of \
      the public item. With several options, the list contains only the articles that match all \
      of them. Repeat --state to list articles in any of several states. REF is a short name of \
      the article for other commands.

      An article is yours if you drafted it or saved its working revision. --columns takes \
      \(ColumnsArgument.names.joined(separator: ", ")). On a narrow terminal, those on the right \
      are omitted first, but never REF.
      """,
    examples: [
      Example("galley list --state draft --state changesRequested", "List what is being written."),
      Example(
        "galley list --public published --section Harbour", "List what is live in a section."),
      Example(
        "galley list --mine --changed-since yesterday",
        "List what changed in your articles since yesterday."),
      Example("galley list --columns headline,ref,author,words", "Choose the columns."),
      Example("galley list --format json", "Print an array for other programs."),
      Example(
        "galley list --at '2026-12-01 06:00' --zone Europe/Berlin",
        "List the articles as they were then."),
      Example(
        "galley list --after 1795630161123456_01a20ab3-c9d0-7168-8fcd-cd6b44400972",
        "Show the next page; the previous page printed this command."),
    ])

  @Option(
    name: "state", help: "Only articles in this editorial state; may be repeated.",
    valueName: "state")
  package var state: [EditorialState] = []
  @Option(
    name: "public", help: "Only articles in this publication state.", valueName: "state")
  package var publicationState: PublicationState?
  @Option(
    name: "section", help: "Only articles in this section.", valueName: "name",
    completion: NameCompletion.section) package
    var section: String?
  @Option(
    name: "assignee", help: "Only articles assigned to this person.", valueName: "name",
    completion: NameCompletion.person)
  package var assignee: String?
  @Option(
    name: "by", help: "Only articles that this person drafted or revised last.",
    valueName: "name", completion: NameCompletion.person)
  package var author: String?
  @Flag(name: "mine", help: "Only articles that are yours or assigned to you.") package var mine:
    Bool
  @Option(
    name: "changed-since", help: "Only articles that changed at this time or later.",
    valueName: "time")
  package var changedSince: String?
  @Option(
    name: "columns", help: "The columns to show, joined by commas.", valueName: "names",
    completion: .values(ColumnsArgument.names))
  package var columns: ColumnsArgument?
  @OptionGroup(title: nil) package var page: PageArguments
  @OptionGroup(title: nil) package var slugs: SlugsArgument
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try asOf.validate()
    try TimeReader.check(changedSince, .past)
  }

  package func run() async throws {
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    let found = try await global.withMember { member in
      let people = [author.map { Involvement.author($0) }, mine ? .any(member.actor.name) : nil]
      let query = BoardQuery(
        editorialStates: state, publicationState: publicationState,
        section: section, assignee: assignee, people: people.compactMap(\.self),
        changedSince: try TimeReader.upToNow(changedSince), after: page.after,
        limit: page.limit.count)
      return try await member.list(query, asOf: asOf.moment) { try progress.report($0) }
    }
    progress.clear()
    let console = global.console
    let articles = console.value(of: found)
    if slugs.isGiven {
      try console.show(slugs: articles.rows.map(\.row.slug))
    } else {
      let table = ArticleTable(
        articles.rows.map(\.row), chosen: columns,
        or: [
          .headline, .ref, .state, .publicationState, .section, .assignee, .changed, .at, .slug,
        ],
        dropping: [.slug, .at, .assignee, .section, .changed, .publicationState]
      ).table
      try console.show(
        articles.rows, as: table, ifEmpty: found.hasUnknownFilter ? nil : "no articles")
    }
    try page.tellMore(after: articles.next, on: console)
  }
}
