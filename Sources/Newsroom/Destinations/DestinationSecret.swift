package import JSON

/// Where the machine of a worker has the secret of a destination. The secret itself is in no
/// database, log or export.
package enum DestinationSecret: Hashable, Sendable {
  /// A file that only its owner can read, by its absolute path.
  case file(String)
  /// A variable of the environment.
  case variable(String)

  /// The kind as the database stores it, and the path or the name.
  var stored: (kind: String, name: String) {
    switch self {
    case .file(let path): ("file", path)
    case .variable(let name): ("variable", name)
    }
  }

  /// In words: "the file /etc/galley/wire.key".
  package var phrase: String {
    switch self {
    case .file(let path): "the file \(path)"
    case .variable(let name): "the variable \(name)"
    }
  }
}

extension DestinationSecret: JSONDescribed {
  package static let json = JSONDescription<DestinationSecret>(
    "DestinationSecret", "Where the machine of a worker has the secret of a destination.",
    [
      JSONMember("kind", "Either file or variable.", \.stored.kind),
      JSONMember("name", "The path of the file, or the name of the variable.", \.stored.name),
    ])
}
