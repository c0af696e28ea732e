/// The shell code that bash and zsh share.
struct PosixCase {
  let table: CompletionTable

  /// Patterns for all places.
  var places: String { table.places.map(PosixShell.quoted).joined(separator: "|") }

  /// The branches of the `case` that finds the function of a source.
  var branches: String {
    table.branches.map { index, entries in
      let patterns = entries.map { PosixShell.quoted($0.key) + ($0.isPrefix ? "*" : "") }
      return """
            \(patterns.joined(separator: "|"))) found=_\(table.program)_source_\(index) ;;

        """
    }.joined()
  }

  /// One step of the loop over the words before the cursor. The caller provides the loop, because
  /// the shells index arrays differently.
  /// - Parameter skipped: Code in front of the handling of a value, which can skip a word.
  func step(skipping skipped: String) -> String {
    """
        if [[ -n $option ]]; then
          \(skipped)option=
        elif [[ $word == -?* ]]; then
          _\(table.program)_find "$place|$word"
          [[ -n $found ]] && option=$word
        elif [[ -n $place || $word != help ]]; then
          case "${place:+$place }$word" in
            \(places)) place="${place:+$place }$word" ;;
            *) ((count += 1)) ;;
          esac
        fi
    """
  }
}
