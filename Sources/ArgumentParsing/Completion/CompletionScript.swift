/// The script that teaches a shell the words of a command tree.
///
/// All three scripts walk the words before the cursor to the place in the tree where they lead, and
/// look up in one table what can follow there.
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
