package import ArgumentParsing

package struct NewsroomCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "newsroom", abstract: "List and add the newsrooms of a server.",
    discussion: """
      Each newsroom is a database with its own people, log, seals and settings. On the private server, \
      --newsroom or GALLEY_NEWSROOM chooses one for any command. On a shared server, the URL does.
      """)

  package static let sections = [
    CommandSection("Subcommands", [NewsroomsList.self, NewsroomAdd.self])
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
