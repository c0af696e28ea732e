/// A script that completes the words of a command tree in a shell.
///
/// The scripts follow the words before the cursor to a place in the tree, and look up in a table
/// what can follow there.
package struct CompletionScript: Sendable {
  private let shell: Shell

  package init(_ shell: Shell) { self.shell = shell }

  /// With its last newline.
  package func generate(for root: any CommandGroup.Type) -> String {
    let table = CompletionTable(of: root)
    return switch shell {
    case .bash: BashCompletion(table: table).script
    case .zsh: ZshCompletion(table: table).script
    case .fish: FishCompletion(table: table).script
    }
  }
}

/// A shell with a completion script.
package enum Shell: String, CaseIterable, ExpressibleByArgument {
  case bash, zsh, fish
}
