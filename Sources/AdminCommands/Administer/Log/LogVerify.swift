package import ArgumentParsing
import Newsroom
import PlainText
import PostgresEventStore
import Seals
import Terminal

package struct LogVerify: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "verify", abstract: "Hold the whole log to its seals and to the desk's rules.",
    discussion: """
      Every event is hashed again and compared with every seal, the first that differs is named, and \
      how it differs. Every text is digested again. Every stream is counted through, and each of its \
      events asked of the desk's rules as they were at its time; but the log does not say which role \
      somebody had then. What was erased by an event may be missing, and nothing else.

      The seals beside the log only count with a key. The private newsroom's own is taken without \
      being named; whoever must not trust this machine gives --key, and with --seal the seals that \
      were kept elsewhere. An auditor may verify.

      The exit code is 0 when nothing is found, and 1 when something is.
      """,
    examples: [
      Example("galley log verify", "With the private newsroom's own key."),
      Example(
        "galley log verify --key desk.pub --seal 2026-11-25.seal",
        "With a key and a seal that were kept elsewhere."),
    ])

  @OptionGroup package var keys: VerifierKeys
  @Option(
    name: "seal", help: "A file with a seal that was kept elsewhere.", valueName: "file",
    completion: .file)
  package var seal: [String] = []
  @Option(
    name: "workers", help: "How many threads read at a time; by default one a processor.",
    valueName: "number")
  package var workers: CountArgument?
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let bar = console.progressBar()
    defer { bar.clear() }
    let keys = try keys.chosen(of: try global.address)
    let outside = try seal.map { (name: "the seal in \($0)", note: try Self.note(in: $0)) }
    guard !keys.isEmpty || outside.isEmpty else { throw Self.keyMissing }
    let report = try await global.withMember { member in
      if keys.isEmpty, !(try await member.seals().isEmpty) { throw Self.keyMissing }
      let limits = ReplayLimits()
      return try await member.verifyLog(
        keys: keys, outside: outside, workers: workers?.count ?? limits.workers
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
        .failed, "the log is not what was recorded: \(Count.of(answer.found, "finding"))")
    }
  }

  private static func note(in path: String) throws -> SignedNote {
    let bytes = try BoundedBytes(limit: 65_536, advice: "name a file with one seal").file(at: path)
    do throws(SealError) {
      return try SignedNote(String(decoding: bytes, as: UTF8.self))
    } catch {
      throw InputError("\(path): \(error)")
    }
  }

  private static let keyMissing = InputError(
    "a seal counts with a key only; give the public key with --key ('galley log key' prints it)")
}
