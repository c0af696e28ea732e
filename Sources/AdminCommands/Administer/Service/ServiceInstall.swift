package import ArgumentParsing
import Newsroom
import PlainText

package struct ServiceInstall: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "install", abstract: "Install the program, its services, completions and manual.",
    discussion: """
      The command writes this program, the units of the worker and of the web desk, the completions for bash, zsh and \
      fish and the pages for man under the prefix. It writes no other file and starts nothing. A \
      file that is the same already is left alone, so the command also updates an installation.
      """,
    examples: [
      Example("galley service install", "Install under /usr/local."),
      Example("galley service install --prefix ~/.local --dry-run", "Show what would be written."),
    ])

  @Option(
    name: "prefix", help: "The directory to install under.", valueName: "path",
    completion: .directory)
  package var prefix: String = "/usr/local"
  @Flag(name: "dry-run", help: "Only show what would be written.") package var dryRun: Bool
  @OptionGroup(title: nil) package var service: ServiceArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try service.validate()
    guard prefix.hasPrefix("/") else {
      throw ArgumentValueError("--prefix must be an absolute path.")
    }
  }

  package func run() async throws {
    let prefix = prefix.count > 1 && prefix.hasSuffix("/") ? String(prefix.dropLast()) : prefix
    let files = try Installation(under: prefix, user: service.user)
      .install(under: prefix, isRehearsal: dryRun)
    let console = global.console
    try console.show(files) {
      lines(for: files, manual: "\(prefix)/\(Installation.manual)").map { "\($0)\n" }.joined()
    }
    for service in SystemdService.allCases
    where !dryRun && files.contains(where: { $0.path.hasSuffix(service.fileName) && $0.isChanged })
    {
      console.tell(
        "write \(service.environmentFile), then run 'systemctl daemon-reload' and 'systemctl "
          + "enable --now galley-\(service.rawValue)'")
    }
  }

  /// A line for each file; the many pages of the manual share one.
  private func lines(for files: [InstalledFile], manual: String) -> [String] {
    func line(_ isChanged: Bool, _ what: String) -> String {
      "\(isChanged ? dryRun ? "would write" : "wrote" : "unchanged:") \(what)"
    }
    let others = files.filter { !$0.path.hasPrefix("\(manual)/") }
    let pages = files.filter { $0.path.hasPrefix("\(manual)/") }
    let counts = [true, false].map { isChanged in
      (isChanged, pages.count { $0.isChanged == isChanged })
    }
    return others.map { line($0.isChanged, $0.path) }
      + counts.filter { $0.1 > 0 }.map { isChanged, count in
        line(isChanged, "\(Count.of(count, "manual page")) in \(manual)")
      }
  }
}
