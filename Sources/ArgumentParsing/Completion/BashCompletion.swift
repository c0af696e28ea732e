/// The script for bash 4 and newer.
struct BashCompletion {
  let table: CompletionTable

  var script: String {
    let name = table.program
    let posix = PosixCase(table: table)
    // bash splits `--format=json` into three words.
    let step = posix.step(skipping: "[[ $word == '=' ]] || ")
    return """
      # Completion of \(name) for bash.

      _\(name)_offer() {
        local candidate quoted
        for candidate in "$@"; do
          if [[ $candidate == "$current"* ]]; then
            printf -v quoted %q "$candidate"
            COMPREPLY+=("$quoted")
          fi
        done
      }

      \(sources)
      _\(name)_find() {
        found=
        case $1 in
      \(posix.branches)  esac
      }

      _\(name)() {
        local current=${COMP_WORDS[COMP_CWORD]} place= option= found= word i count=0
        COMPREPLY=()
        for ((i = 1; i < COMP_CWORD; i++)); do
          word=${COMP_WORDS[i]}
      \(step)
        done
        if [[ -n $option ]]; then
          [[ $current == '=' ]] && current=
          _\(name)_find "$place|$option"
        elif [[ $current == -* ]]; then
          _\(name)_find "$place|-"
        else
          _\(name)_find "$place|$count"
        fi
        [[ -z $found ]] || "$found"
      }

      complete -F _\(name) \(name)

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
      "_\(table.program)_offer "
        + choices.map { PosixShell.quoted($0.word) }.joined(separator: " ")
    case .file: files(kind: "-f")
    case .directory: files(kind: "-d")
    case .command(let command):
      """
      local lines
        mapfile -t lines < <(\(command) 2>/dev/null)
        _\(table.program)_offer "${lines[@]}"
      """
    }
  }

  private func files(kind: String) -> String {
    """
    mapfile -t COMPREPLY < <(compgen \(kind) -- "$current")
      compopt -o filenames 2>/dev/null
    """
  }
}
