package import ArgumentParsing
import EditorialReadModels
import Foundation
import Newsroom
import PostgresEventStore

package struct ProjectionAudit: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "audit", abstract: "Prove that read models have applied exactly the log's events.",
    discussion: """
      Each read model keeps a ledger of the events that it has applied: of every 4,096 positions \
      their number and a digest that does not depend on their order. It is compared with the log up \
      to the read model's checkpoint. An event that was left out, or applied twice, is named; the \
      exit code is then 1. What the rows say is the matter of 'galley projection verify'.
      """,
    examples: [Example("galley projection audit", "Was anything left out, ever?")])

  @Argument(
    help: "The read models; all of them when none is named.", valueName: "name",
    completion: .values(ReadModels.all.map { $0.name }))
  package var names: [String] = []
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try ReadModelNames.check(names) }

  package func run() async throws {
    let chosen = names.isEmpty ? ReadModels.all.map { $0.name } : names
    let reports = try await global.withNewsroom { try await $0.audit(chosen) }
    let answers = reports.map(AuditAnswer.init)
    let console = global.console
    let missing = chosen.filter { name in !answers.contains { $0.name == name } }
    if !missing.isEmpty {
      console.tell("not built yet: \(missing.joined(separator: ", "))")
    }
    try console.show(answers) { answers.map(\.text).joined() }
    let wrong = answers.filter { !$0.findings.isEmpty }.map(\.name)
    guard !wrong.isEmpty else { return }
    throw NewsroomError(
      .failed, "not exactly the log's events: \(wrong.joined(separator: ", ")); rebuild them")
  }
}

/// What an audit found of one read model.
private struct AuditAnswer: Encodable {
  struct Finding: Encodable {
    let from: Int64
    let to: Int64
    let expected: Int
    let applied: Int
    /// Of the event that makes the difference, where it is one alone.
    let position: Int64?
    let article: String?
    let version: Int?
  }

  let name: String
  let checkpoint: Int64
  let applied: Int
  let held: Int
  let findings: [Finding]

  init(_ report: Audit.Report) {
    name = report.build.projection
    checkpoint = report.build.checkpoint
    applied = report.applied
    held = report.held
    findings = report.findings.map { finding in
      Finding(
        from: finding.positions.lowerBound, to: finding.positions.upperBound,
        expected: finding.expected, applied: finding.applied, position: finding.event?.position,
        article: finding.event?.stream.uuidString.lowercased(), version: finding.event?.version)
    }
  }

  var text: String {
    let waiting = held == 0 ? "" : ", \(held) wait in quarantine"
    guard !findings.isEmpty else {
      return "\(name): exactly the log's events up to position \(checkpoint): "
        + "\(applied) applied\(waiting)\n"
    }
    return "\(name): not the log's events up to position \(checkpoint)\(waiting)\n"
      + findings.map { "  \(line(of: $0))\n" }.joined()
  }

  private func line(of finding: Finding) -> String {
    let counts = "\(finding.applied) applied of \(finding.expected)"
    let range = "positions \(finding.from) to \(finding.to): \(counts)"
    guard let position = finding.position, let article = finding.article,
      let version = finding.version
    else { return range }
    let fault = finding.applied < finding.expected ? "left out" : "applied twice"
    return "\(range); \(fault): position \(position), version \(version) of article \(article)"
  }
}
