/// What may follow at each place in a command tree, independent of the shell.
///
/// A place consists of the commands so far, for example `projection rebuild`; it is empty for the
/// root. A key consists of a place, a bar and what to complete: `draft|--format` for the values of
/// an option, `draft|-` for the options, `draft|0` for the first argument. Options without values
/// to offer have a key too, which tells the script that they take a value.
struct CompletionTable {
  struct Choice: Hashable {
    let word: String
    let note: String
  }

  enum Source: Hashable {
    case nothing
    case choices([Choice])
    case file
    case directory
    case command(String)
  }

  struct Entry {
    let key: String
    /// Whether the entry applies to all keys that begin with `key`.
    let isPrefix: Bool
    let source: Source
  }

  let program: String
  /// Every place except the root.
  let places: [String]
  /// The sources, each once. A branch refers to one by its index.
  let sources: [Source]
  /// The keys for each source. Scripts try them in this order: exact keys first, then prefixes.
  let branches: [(source: Int, entries: [Entry])]

  init(of root: any CommandGroup.Type) {
    let commands = CommandDescription(root, path: [root.configuration.name]).subtree
    program = root.configuration.name
    places = commands.dropFirst().map(Self.place)
    let entries = commands.flatMap(Self.entries)
    sources = entries.map(\.source).reduce(into: []) { sources, source in
      if !sources.contains(source) { sources.append(source) }
    }
    branches =
      Self.branches(of: entries.filter { !$0.isPrefix }, to: sources)
      + Self.branches(of: entries.filter { $0.isPrefix }, to: sources)
  }

  private static func branches(of entries: [Entry], to sources: [Source]) -> [(Int, [Entry])] {
    let grouped = Dictionary(grouping: entries, by: \.source)
    return sources.enumerated().compactMap { index, source in grouped[source].map { (index, $0) } }
  }

  private static func place(of command: CommandDescription) -> String {
    command.path.dropFirst().joined(separator: " ")
  }

  private static func entries(of command: CommandDescription) -> [Entry] {
    let place = place(of: command)
    var entries = [Entry(key: "\(place)|-", isPrefix: false, source: options(of: command))]
    for option in command.options where option.kind == .option {
      let spellings = ["--\(option.name)"] + (option.short.map { ["-\($0)"] } ?? [])
      entries += spellings.map {
        Entry(key: "\(place)|\($0)", isPrefix: false, source: source(of: option))
      }
    }
    for (index, argument) in command.arguments.enumerated() {
      let isLast = argument.traits.isRepeatable
      let key = isLast ? "\(place)|" : "\(place)|\(index)"
      entries.append(Entry(key: key, isPrefix: isLast, source: source(of: argument)))
    }
    if !command.sections.isEmpty {
      let source = subcommands(of: command)
      entries.append(Entry(key: "\(place)|0", isPrefix: false, source: source))
    }
    return entries
  }

  private static func options(of command: CommandDescription) -> Source {
    var choices = command.options.map { Choice(word: "--\($0.name)", note: $0.help) }
    if command.configuration.version != nil {
      choices.append(Choice(word: "--version", note: "Show the version."))
    }
    choices.append(Choice(word: "--help", note: "Show help information."))
    return .choices(choices)
  }

  private static func subcommands(of command: CommandDescription) -> Source {
    var choices = command.sections.flatMap(\.commands).map {
      Choice(word: $0.configuration.name, note: $0.configuration.abstract)
    }
    if command.path.count == 1 {
      choices.append(Choice(word: "help", note: "Show help for a command."))
    }
    return .choices(choices)
  }

  private static func source(of parameter: Parameter) -> Source {
    switch parameter.traits.completion {
    case .automatic, .none: .nothing
    case .file: .file
    case .directory: .directory
    case .values(let values): .choices(values.map { Choice(word: $0, note: "") })
    case .command(let command): .command(command)
    }
  }
}
