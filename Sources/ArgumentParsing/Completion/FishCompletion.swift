/// The script for fish 3. Put it in `~/.config/fish/completions` or source it.
struct FishCompletion {
  let table: CompletionTable

  var script: String {
    let name = table.program
    return """
      # Completion of \(name) for fish.

      \(sources)
      function __\(name)_find
        switch $argv[1]
      \(branches)  end
      end

      function __\(name)_complete
        set -l words (commandline -opc)
        set -l current (commandline -ct)
        set -l place
        set -l option
        set -l count 0
        for word in $words[2..-1]
          if test -n "$option"
            set option
          else if string match -qr -- '^-.' $word
            test -n (__\(name)_find "$place|$word" | string collect); and set option $word
          else if test -n "$place" -o "$word" != help
            set -l next (string trim -- "$place $word")
            switch $next
              case \(table.places.map(quoted).joined(separator: " "))
                set place $next
              case '*'
                set count (math $count + 1)
            end
          end
        end
        set -l joined
        if test -z "$option"; and string match -qr -- '^--.*=' $current
          set option (string split -m 1 -f 1 -- = $current)
          set joined "$option="
          set current (string split -m 1 -f 2 -- = $current)
        end
        set -l key $count
        if test -n "$option"
          set key $option
        else if string match -qr -- '^-' $current
          set key -
        end
        set -l found (__\(name)_find "$place|$key")
        if test -n "$found"
          for candidate in ($found "$current")
            echo "$joined$candidate"
          end
        end
      end

      complete -c \(name) -f -a '(__\(name)_complete)'

      """
  }

  private var sources: String {
    table.sources.enumerated().map { index, source in
      """
      function __\(table.program)_source_\(index)
        \(body(of: source))
      end

      """
    }.joined(separator: "\n")
  }

  private var branches: String {
    table.branches.map { index, entries in
      let patterns = entries.map { quoted($0.key + ($0.isPrefix ? "*" : "")) }
      return """
            case \(patterns.joined(separator: " "))
              echo __\(table.program)_source_\(index)

        """
    }.joined()
  }

  private func body(of source: CompletionTable.Source) -> String {
    switch source {
    case .nothing: "true"
    case .choices(let choices):
      "printf '%s\\n' " + choices.map(described).joined(separator: " ")
    case .file: "__fish_complete_path $argv[1]"
    case .directory: "__fish_complete_directories $argv[1]"
    case .command(let command): "\(command) 2>/dev/null"
    }
  }

  /// fish shows the text after a tab as a description.
  private func described(_ choice: CompletionTable.Choice) -> String {
    choice.note.isEmpty ? quoted(choice.word) : quoted("\(choice.word)\t\(choice.note)")
  }

  private func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
