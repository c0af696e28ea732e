package import ArgumentParsing
import Newsroom
import PlainText
import Seals
import Terminal

package struct LogSeal: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "seal", abstract: "Sign the log, so that any later change can be detected.",
    discussion: """
      A seal is the signed root of a Merkle tree over all events (RFC 9162), in the C2SP \
      checkpoint format. It is stored in the database and printed. Keep it where people who can \
      change the database cannot change it: on another machine, for example, or in print. 'galley \
      log verify' checks the log against it, and 'galley log prove' uses it to prove single \
      events.

      If nothing was recorded since the last seal, that seal is printed again. The private \
      newsroom's key is created when it is first needed; 'galley log key' creates the key of a \
      shared newsroom. A worker with --seal-every also seals the log.

      The latest seal is also kept next to the key, in a file with the ending .latest. A log that does \
      not continue it is not sealed: after a failover or a restore, events may have been lost, and others \
      recorded in their place. 'galley log verify --seal' with this file says more. To go on with such a \
      log, seal it with a new key, and name the former one with --former-key.
      """,
    examples: [
      Example("galley log seal > 2026-11-25.seal", "Seal the log, and save the seal in a file."),
      Example(
        "galley log seal --key-file desk.key --former-key old.pub",
        "Seal with a new key, after seals by a former key."),
    ])

  @Option(
    name: "key-file", help: "The file with the private key.", valueName: "path", completion: .file)
  package var keyFile: String?
  @Option(
    name: "former-key",
    help: "A former public key that signed earlier seals, or a file that contains it.",
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
      let sealed = try await member.sealLog(
        with: key, former: former, kept: try file.latestSeal()
      ) { bar.advance(to: $0) }
      if let sealed { try file.keep(latest: sealed.note) }
      return sealed
    }
    bar.clear()
    guard let sealed else {
      return console.tell("the log is empty; nothing to seal")
    }
    console.tell(
      sealed.events == 0
        ? "nothing new since the last seal (\(Count.of(Int(sealed.size), "event")))"
        : "sealed \(Count.of(Int(sealed.size), "event")), \(sealed.events) new, up to position "
          + "\(sealed.position)")
    try console.show(sealed.seal) { sealed.note }
  }
}
