package import ArgumentParsing
import Newsroom
import PlainText
import Terminal

package struct LogVerify: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "verify", abstract: "Verify the log against its seals and the desk's rules.",
    discussion: """
      The command hashes every event and compares the result with every seal; it reports the first \
      event that differs, with the difference. It computes the digest of every text. It checks \
      that every stream is complete and that the desk's rules allowed each event at its time. It \
      cannot check roles, because the log does not record which role a person had. Only erased \
      texts may be missing.

      Seals in the database are checked only with a key. The private newsroom uses its own key by \
      default, and the latest seal that is kept with it. If you do not trust this machine, give the \
      public key with --key and seals that were kept elsewhere with --seal. Auditors may verify.

      The exit code is 1 if anything is wrong, and 0 otherwise.
      """,
    examples: [
      Example("galley log verify", "Verify with the private newsroom's own key."),
      Example(
        "galley log verify --key desk.pub --seal 2026-11-25.seal",
        "Verify with a key and a seal that were kept elsewhere."),
    ])

  @OptionGroup(title: nil) package var keys: VerifierKeys
  @OptionGroup(title: nil) package var seals: OutsideSeals
  @OptionGroup(title: nil) package var threads: ThreadArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let bar = console.progressBar()
    defer { bar.clear() }
    let address = try global.address
    let isOwnKey = self.keys.key.isEmpty
    let keys = try keys.chosen(of: address)
    var outside = try seals.notes()
    if isOwnKey, case .embedded = address,
      let latest = try SealingKeyFile(nil, of: address).latestSeal()
    {
      outside.append((name: "the latest seal, kept with the key,", note: latest))
    }
    guard !keys.isEmpty || outside.isEmpty else { throw Self.keyMissing }
    let report = try await global.withMember { member in
      if keys.isEmpty, !(try await member.seals().isEmpty) { throw Self.keyMissing }
      return try await member.verifyLog(
        keys: keys, outside: outside, workers: threads.count
      ) { events, total in
        if events == 0 { bar.begin("verifying the log", total: total, unit: "events") }
        bar.advance(to: events)
      }
    }
    bar.clear()
    let answer = LogVerdict(report)
    try console.show(answer) { answer.text }
    guard answer.findings.isEmpty else {
      throw Failure(
        .failed, "the log failed verification: \(Count.of(answer.found, "finding"))")
    }
  }

  private static let keyMissing = Failure(
    .invalid,
    "seals cannot be checked without a public key; give it with --key ('galley log key' prints it)")
}
