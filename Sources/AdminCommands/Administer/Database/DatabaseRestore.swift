package import ArgumentParsing
import EmbeddedPostgreSQL
import Foundation
import Manuscripts
import Newsroom
import PlainText
import Seals

package struct DatabaseRestore: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "restore", abstract: "Restore a newsroom from a backup.",
    discussion: """
      Restores all newsrooms of the private server into a home without one: the home in --into, or \
      else the usual one. The backup is verified and copied; then PostgreSQL continues it from the archive that the backup \
      names, up to --to or to its end. What is restored ends with the last position that is \
      printed. Commands that were recorded later are missing, and one with an earlier position can \
      be among them.

      Before anybody can use them, the read models of each newsroom are compared with its log and \
      rebuilt if they differ, and the log is verified as by 'galley log verify'. Erasures that were recorded \
      later are applied again: those in newer backups of the folder, in the archive, and in lists \
      from 'galley log erasures' that were kept elsewhere. If a check fails, nothing is restored.

      --key and --seal are for the newsroom in --newsroom. The seals of the others, and its own \
      without --key, are checked with the sealing key of each in the home. A seal that covers \
      more events than were restored shows that some are missing: the restore fails unless --to or \
      --accept-missing permits it.

      --replace replaces the newsroom that is in the home. Its data stays in a folder next to the \
      new one until you remove it. At a terminal, the command asks; elsewhere it requires --yes. \
      --dry-run restores and checks everything, and then leaves the home as it was.
      """,
    examples: [
      Example(
        "galley database restore /backups --key desk.pub --seal last.seal",
        "Restore the newest state and check it with a seal."),
      Example(
        "galley database restore /backups --to '2026-11-30 09:15' --into /srv/galley",
        "Restore the newsroom as it was."),
      Example(
        "galley database restore /backups --dry-run", "Try whether the last backup restores."),
      Example(
        "galley database restore /backups --erasures erasures.json --replace",
        "Replace the newsroom, and erase again what was erased."),
    ])

  @Argument(help: "The folder of the backups.", valueName: "folder", completion: .directory)
  package var folder: String
  @Option(
    name: "backup", help: "Begin with this backup (default: the last one).", valueName: "name")
  package var backup: String?
  @Option(name: "to", help: "Restore up to this time.", valueName: "time")
  package var time: String?
  @Option(name: "into", help: "Restore into this home.", valueName: "home", completion: .directory)
  package var home: String?
  @Option(
    name: "archive", help: "The archive, if it is not where the backup says.",
    valueName: "folder", completion: .directory)
  package var archive: String?
  @OptionGroup(title: nil) package var keys: VerifierKeys
  @OptionGroup(title: nil) package var seals: OutsideSeals
  @Option(
    name: "erasures", help: "A list of erasures that was kept elsewhere; may be repeated.",
    valueName: "file", completion: .file)
  package var erasures: [String] = []
  @Flag(name: "accept-missing", help: "Restore even if sealed events are missing.")
  package var acceptMissing: Bool
  @Flag(name: "replace", help: "Replace the newsroom that is in the home.")
  package var replace: Bool
  @OptionGroup(title: nil) package var confirmation: ConfirmationArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try TimeReader.check(time, .past) }

  package func run() async throws {
    let console = global.console
    let address = try target
    let (usual, keys) = (try global.address, keys)
    _ = try keys.given()
    var plan = RestorePlan(
      backup: backup, time: try TimeReader.upToNow(time), archive: archive,
      keys: { try Self.keys(keys, of: $0, in: address, usual) }, seals: try seals.notes(),
      erasures: try erasures.map(Self.list), acceptsMissing: acceptMissing, isReplacing: replace,
      person: global.person)
    let name = try DatabaseAdministration(address).databaseName()
    guard try plan.seals.isEmpty || !plan.keys(name).isEmpty else {
      throw Failure(
        .invalid,
        "seals cannot be checked without a public key; give it with --key ('galley log key' "
          + "prints it)")
    }
    let administration = DatabaseAdministration(address)
    let home = try administration.server().homeDirectory
    plan.isRehearsal = confirmation.dryRun
    if replace, !plan.isRehearsal {
      try confirmation.obtain(Self.replacement(of: home), on: console)
    }
    let restored = try await DraftInterruption.run {
      try await administration.restore(from: folder, plan) { console.tell($0) }
    }
    try console.report(restored) { restored.text(isRehearsal: plan.isRehearsal) }
    if plan.isRehearsal { console.tell("this was a dry run; nothing was done") }
  }

  private var target: DatabaseAddress {
    get throws {
      let address = try global.address
      guard let home else { return address }
      guard case .embedded = address else {
        return .embedded(home: home, database: DatabaseAddress.defaultDatabase)
      }
      return address.with(home: home)
    }
  }

  /// The keys for a newsroom: those that were given, if it is that of the address; or else its own in
  /// the home, or in the usual home.
  private static func keys(
    _ keys: VerifierKeys, of newsroom: String, in address: DatabaseAddress,
    _ usual: DatabaseAddress
  ) throws -> [VerifierKey] {
    let home = address.with(database: newsroom)
    if home == address, !keys.key.isEmpty { return try keys.given() }
    let own = try keys.own(of: home)
    return own.isEmpty ? try keys.own(of: usual.with(database: newsroom)) : own
  }

  private static func list(in path: String) throws -> ErasureList {
    let bytes = try BoundedBytes(limit: 256 << 20, advice: "name a list of erasures").file(at: path)
    return try ErasureList(file: bytes, named: path)
  }

  private static func replacement(of home: String) -> Confirmation {
    Confirmation(
      warning: "a restore stops the newsroom in \(home) and puts another state in its place",
      consequences: [
        "What was recorded after that state is no longer in the newsroom.",
        "The present data stays in a folder in \(home) until you remove it.",
      ],
      question: "Replace the newsroom in \(home)?")
  }
}

extension Restored {
  fileprivate func text(isRehearsal: Bool) -> String {
    var lines = newsrooms.flatMap { newsroom in
      ["\(isRehearsal ? "Would restore" : "Restored") \(newsroom.summary(in: home))"]
        + newsroom.checks.map { "  \($0)" }
    }
    if let former { lines.append("the former data is in \(former); remove it when you are sure") }
    if !isRehearsal { lines += archiving }
    return lines.map { "\($0)\n" }.joined()
  }

  /// What to do about the archive now.
  private var archiving: [String] {
    if isArchiving { return ["make a backup now: earlier ones may be of what the restore undid"] }
    let command = ShellCommand.galley("database", "archive", "on", "FOLDER").quotation
    return wasArchiving
      ? ["the server does not archive, as it did before: run \(command), and make a backup"] : []
  }
}

extension RestoredNewsroom {
  fileprivate func summary(in home: String) -> String {
    let time = at.map { ", recorded at \(Moment($0).absolute)" } ?? ""
    return "\(Count.of(events, "event")) of the newsroom \(name) to \(home), up to position "
      + "\(position)\(time)"
  }

  fileprivate var checks: [String] {
    var lines: [String] = []
    if !rebuilt.isEmpty { lines.append("rebuilt \(rebuilt.joined(separator: ", "))") }
    lines.append(
      seals.map { "the log is intact: \(Count.of($0, "valid seal")) over \(sealed) of its events" }
        ?? "the log is complete and allowed by the rules; its seals were not checked without a key")
    if missing > 0 { lines.append("\(Count.of(Int(missing), "sealed event")) missing") }
    if erased > 0 { lines.append("erased again: \(Count.of(erased, "erasure")) recorded later") }
    return lines
  }
}
