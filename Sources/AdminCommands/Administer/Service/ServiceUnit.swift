package import ArgumentParsing
import Newsroom
import Terminal

package struct ServiceUnit: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "unit", abstract: "Print a systemd unit for the worker or the web desk.",
    discussion: """
      The unit is for a newsroom on a shared server. It starts the worker or the web desk at boot, \
      restarts it after a failure, and permits it nothing but to reach the database. The address \
      and the password come from /etc/galley/worker.env or /etc/galley/desk.env. The first line has \
      the rating of 'systemd-analyze security' from 0 (safe) to 10.

      The web desk answers on a socket, for the web server of this machine; 'galley serve \
      --print-config' prints its configuration.

      On the private server, run 'galley serve' or 'galley worker' as the user who owns the newsroom.
      """,
    examples: [
      Example(
        "galley service > /etc/systemd/system/galley-worker.service", "Write the unit by hand."),
      Example("galley service unit desk", "Print the unit of the web desk."),
      Example("galley service unit --user newsdesk", "Run the worker as another user."),
    ])

  @Argument(help: "worker or desk; worker, if not given.", valueName: "service")
  package var unit: SystemdService?
  @Option(
    name: "program", help: "The path of the program; the one that runs now, if not given.",
    valueName: "path", completion: .file)
  package var program: String?
  @OptionGroup(title: nil) package var service: ServiceArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try service.validate()
    guard program?.hasPrefix("/") ?? true else {
      throw ArgumentValueError("--program must be an absolute path.")
    }
  }

  package func run() async throws {
    let unit = SystemdUnit(
      service: unit ?? .worker, program: try program ?? RunningProgram.path,
      user: service.user)
    try global.console.output.write(unit.text)
  }
}
