/// The syntax that bash and zsh share.
struct PosixCase {
  let table: CompletionTable

  /// Patterns for every place.
  var places: String { table.places.map(Self.quoted).joined(separator: "|") }

  /// The branches of the `case` that finds the function of a source.
  var branches: String {
    table.branches.map { index, entries in
      let patterns = entries.map { Self.quoted($0.key) + ($0.isPrefix ? "*" : "") }
      return """
            \(patterns.joined(separator: "|"))) found=_\(table.program)_source_\(index) ;;

        """
    }.joined()
  }

  /// The walk to the place where the words before the cursor lead; both shells' arrays are indexed
  /// by the caller. `$skipped` is a word that never counts.
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

  static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
