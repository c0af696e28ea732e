package import ArgumentParsing
import Newsroom
import Seals

package struct LogKey: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "key",
    abstract: "Print the public key of the seals.",
    discussion: """
      The command creates a pair of keys if there is none. The private key is a file outside the \
      database that only its owner can read: nobody who can change the log should be able to seal \
      it. The private newsroom's key is seal.key in its directory; keep a copy in another place. \
      The public key is printed on one line. Give it to everyone who checks seals and proofs, \
      through a channel that a forger does not control.

      The name in the key is the name of the log in every seal.
      """,
    examples: [
      Example("galley log key --name example.org/desk", "Create the private newsroom's key."),
      Example("galley log key > desk.pub", "Save the public key, for others."),
    ])

  @Option(
    name: "key-file", help: "The file with the private key.", valueName: "path", completion: .file)
  package var keyFile: String?
  @Option(
    name: "name", help: "The name of a new key (default: HOST/galley).", valueName: "name")
  package var name: String?
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let address = try global.address
    let file = try SealingKeyFile(keyFile, of: address)
    var key = try file.key()
    if key == nil {
      // Opening the newsroom creates the directory.
      if keyFile == nil { try await global.withMember { _ in } }
      key = try file.make(name: name)
      console.tell("created a sealing key in \(file.path); keep a copy in another place")
    } else if let name, name != key?.name {
      throw Failure(
        .invalid,
        "the name of the key in \(file.path) is \(key?.name ?? ""); name another file")
    }
    guard let verifier = key?.verifier else { return }
    try console.show(verifier) { "\(verifier)\n" }
  }
}
