package import ArgumentParsing
import Editorial
import JSON
import Newsroom
import PlainText
import PostgresEventStore
import Seals
import Terminal

package struct LogSeal: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "seal", abstract: "Sign what the log is now, so that no change of it stays unseen.",
    discussion: """
      A seal is the signed root of a Merkle tree over all events (RFC 9162), in the format of a C2SP \
      checkpoint. It is kept beside the log and printed on standard output: keep it where those who \
      can change the database cannot, such as another machine, or in the paper. 'galley log verify' \
      holds the log to it ever after, and 'galley log prove' proves single events by it.

      Where nothing was recorded since the last seal, that one is printed. The private newsroom's key \
      is made when it is first needed; a shared one's is made by 'galley log key'. The worker seals, \
      too, with --seal-every.
      """,
    examples: [
      Example("galley log seal > 2026-11-25.seal", "Seal the log, and keep the seal in a file."),
      Example(
        "galley log seal --key-file desk.key --former-key old.pub",
        "With a new key, on top of seals by another."),
    ])

  @Option(
    name: "key-file", help: "The file with the private key.", valueName: "path", completion: .file)
  package var keyFile: String?
  @Option(
    name: "former-key",
    help: "The public key of earlier seals, where it is another: the key or a file with it.",
    valueName: "key", completion: .file)
  package var formerKey: [String] = []
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let bar = console.progressBar()
    defer { bar.clear() }
    let file = try SealingKeyFile(keyFile, of: try global.address)
    let former = try VerifierKeys.keys(formerKey)
    let sealed = try await global.withMember { member in
      let key = try file.keyToSeal { console.tell($0) }
      bar.begin("sealing the log", total: nil, unit: "events")
      return try await member.sealLog(with: key, former: former) { bar.advance(to: $0) }
    }
    bar.clear()
    guard let (seal, events) = sealed else {
      return console.tell("the log is empty: there is nothing to seal")
    }
    console.tell(
      events == 0
        ? "nothing was recorded since the last seal, of \(Count.of(Int(seal.size), "event"))"
        : "sealed \(Count.of(Int(seal.size), "event")), \(events) of them new, up to position "
          + "\(seal.position)")
    try console.show(seal) { seal.note }
  }
}

extension Seal: JSONDescribed {
  static let json = JSONDescription<Seal>(
    "Seal", "A seal over the beginning of the log.",
    [
      JSONMember("size", "The number of sealed events, from the first.", \.size),
      JSONMember("position", "The position of the last of them.", \.position),
      JSONMember("sealedBy", "Who sealed the log.", \.sealedBy),
      JSONMember("sealedAt", "When it was sealed.", \.sealedAt),
      JSONMember("note", "The signed checkpoint.", \.note),
    ])
}
