package import ArgumentParsing
import JSON
import Newsroom
import Seals

package struct LogKey: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "key",
    abstract: "Print the public key that checks seals; make the pair where there is none.",
    discussion: """
      The private key is a file that its owner alone may read, outside the database: whoever can \
      change the log must not be able to seal it. The private newsroom's is seal.key in its \
      directory; keep a copy of it elsewhere. What is printed, on one line, is the public key. Give it \
      to whoever shall check seals and proofs, by a way that whoever may forge them does not control.

      The name in the key is the log's name in every seal.
      """,
    examples: [
      Example("galley log key --name example.org/desk", "Make the private newsroom's key."),
      Example("galley log key > desk.pub", "Its public half, for others."),
    ])

  @Option(
    name: "key-file", help: "The file with the private key.", valueName: "path", completion: .file)
  package var keyFile: String?
  @Option(
    name: "name", help: "What a new key is called; by default HOST/galley.", valueName: "name")
  package var name: String?
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let address = try global.address
    let file = try SealingKeyFile(keyFile, of: address)
    var key = try file.key()
    if key == nil {
      // The directory is made with the newsroom.
      if keyFile == nil { try await global.withMember { _ in } }
      key = try file.make(name: name)
      console.tell("made a sealing key in \(file.path); keep a copy of it elsewhere")
    } else if let name, name != key?.name {
      throw InputError("the key in \(file.path) is called \(key?.name ?? ""); name another file")
    }
    guard let verifier = key?.verifier else { return }
    try console.show(verifier) { "\(verifier)\n" }
  }
}

extension VerifierKey: JSONDescribed {
  static let json = JSONDescription<VerifierKey>(
    "VerifierKey", "A public key that checks seals.",
    [
      JSONMember("key", "The key, on one line.", \.description),
      JSONMember("name", "The name in the key, which is the log's.", \.name),
    ])
}
