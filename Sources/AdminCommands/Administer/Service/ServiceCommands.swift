package import ArgumentParsing

package struct ServiceCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "service", abstract: "Install the worker and the web desk as system services.",
    discussion: """
      Without a subcommand, 'galley service' prints the unit of the worker for systemd, as 'galley \
      service unit' does.
      """)

  package static let sections = [
    CommandSection("Subcommands", [ServiceUnit.self, ServiceInstall.self])
  ]

  package static let defaultSubcommand: (any Subcommand.Type)? = ServiceUnit.self

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
