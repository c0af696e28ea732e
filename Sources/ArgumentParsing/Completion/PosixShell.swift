/// The syntax of POSIX shells, such as bash and zsh.
package enum PosixShell {
  /// A word between single quotes, which a shell takes as it is.
  package static func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
