/// The script for zsh. Put it in a directory of `fpath` as `_NAME`, or evaluate it after compinit.
struct ZshCompletion {
  let table: CompletionTable

  var script: String {
    let name = table.program
    let posix = PosixCase(table: table)
    return """
      #compdef \(name)
      # Completion of \(name) for zsh.

      \(sources)
      _\(name)_find() {
        found=
        case $1 in
      \(posix.branches)  esac
      }

      _\(name)() {
        local place= option= found= word
        integer i count=0
        for ((i = 2; i < CURRENT; i++)); do
          word=${(Q)words[i]}
      \(posix.step(skipping: ""))
        done
        if [[ -z $option && $PREFIX == --*=* ]]; then
          option=${PREFIX%%=*}
          compset -P '*='
        fi
        if [[ -n $option ]]; then
          _\(name)_find "$place|$option"
        elif [[ $PREFIX == -* ]]; then
          _\(name)_find "$place|-"
        else
          _\(name)_find "$place|$count"
        fi
        [[ -z $found ]] || "$found"
      }

      if [[ ${funcstack[1]} == _\(name) ]]; then
        _\(name) "$@"
      else
        compdef _\(name) \(name)
      fi

      """
  }

  private var sources: String {
    table.sources.enumerated().map { index, source in
      """
      _\(table.program)_source_\(index)() {
        \(body(of: source))
      }

      """
    }.joined(separator: "\n")
  }

  private func body(of source: CompletionTable.Source) -> String {
    switch source {
    case .nothing: ":"
    case .choices(let choices):
      """
      local -a choices=(\(choices.map(described).joined(separator: " ")))
        _describe word choices
      """
    case .file: "_files"
    case .directory: "_files -/"
    case .command(let command):
      """
      local -a lines=("${(@f)$(\(command) 2>/dev/null)}")
        compadd -- "${lines[@]}"
      """
    }
  }

  /// `_describe` expects a colon between a word and its description.
  private func described(_ choice: CompletionTable.Choice) -> String {
    let word = choice.word.replacing(":", with: "\\:")
    return PosixShell.quoted(choice.note.isEmpty ? word : "\(word):\(choice.note)")
  }
}
