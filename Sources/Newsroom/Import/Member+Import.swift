import Digests
import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// Imports all the articles in one transaction, or none. An article that was imported before
  /// stays unchanged, so a repeated call continues an interrupted import.
  ///
  /// - Parameter isRehearsal: Whether to record nothing and only report what the desk would refuse.
  package func importItems(
    _ items: [ImportItem], isRehearsal: Bool = false
  ) async throws -> ImportOutcome {
    try await importItems(PreparedImport(items: items), isRehearsal: isRehearsal)
  }

  /// Prepares the items while others are recorded. If that fails, the reason shows again when they are
  /// recorded.
  func preparing(_ items: [ImportItem]) async -> PreparedImport {
    guard !items.isEmpty else { return PreparedImport(items: []) }
    return PreparedImport(items: items, findings: try? await findings(on: items, former: nil))
  }

  /// As for the items.
  func importItems(
    _ prepared: PreparedImport, isRehearsal: Bool = false
  ) async throws -> ImportOutcome {
    // An attempt that is repeated looks again at what is recorded.
    var prepared = prepared
    var former = prepared.findings?.known
    return try await changing(.importedArticles) { _ in
      let findings: PreparedImport.Findings
      if let ready = prepared.findings {
        findings = ready
        prepared.findings = nil
      } else {
        findings = try await self.findings(on: prepared.items, former: former)
        former = former ?? findings.known
      }
      return try await record(findings, isRehearsal: isRehearsal)
    }
  }

  private func record(
    _ findings: PreparedImport.Findings, isRehearsal: Bool
  ) async throws -> ImportOutcome {
    var outcome = findings.outcome
    let appends = findings.appends
    if let encoded = findings.encoded, !isRehearsal {
      let refused = try await store.base.appendTogether(encoded)
      for (place, error) in refused {
        // Nothing is wrong with the article if the answer is lost.
        if let lost = error as? PostgresError, lost.mayPass { throw lost }
        outcome.problems.append((appends[place].place, error))
      }
    }
    outcome.problems.sort { $0.place < $1.place }
    outcome.imported = outcome.problems.isEmpty ? appends.count + outcome.imported : 0
    return outcome
  }

  /// - Parameter former: The items' commands that were in the log before the first attempt to record
  ///   them; nil if there was none.
  private func findings(
    on items: [ImportItem], former: Set<UUID>?
  ) async throws -> PreparedImport.Findings {
    let (known, now) = try await recorded(items)
    var findings = PreparedImport.Findings(known: known)
    // What an attempt recorded whose answer was lost.
    var unanswered = known.subtracting(former ?? known)
    var seen = known
    for (place, item) in items.enumerated() {
      if unanswered.remove(item.commandID) != nil {
        findings.outcome.imported += 1
        continue
      }
      guard seen.insert(item.commandID).inserted else {
        findings.outcome.known += 1
        continue
      }
      do {
        findings.appends.append((place, try store.base.encoding(try append(of: item, at: now))))
      } catch {
        findings.outcome.problems.append((place, error))
      }
    }
    for (place, error) in try await taken(findings.appends) {
      findings.outcome.problems.append((place, error))
    }
    if findings.outcome.problems.isEmpty, !findings.appends.isEmpty {
      findings.encoded = try store.base.encodingTogether(findings.appends.map { $0.append })
    }
    return findings
  }

  private typealias ArticleAppend = Append<ArticleEvent, SaltedText>

  private func append(
    of item: ImportItem, at now: Date
  ) throws(ArticleRejection) -> ArticleAppend {
    let (content, text, pictures) = item.article.salted(store.newSalt())
    let command = item.command(content)
    let events = try Article.decide(
      command, on: Article.initialState, in: context(at: now))
    return Append(
      stream: .article(item.id), expected: .noStream, commandID: item.commandID,
      request: command.request, events: events, attachments: [text],
      largeAttachments: pictures)
  }

  /// The items' commands that are in the log, and the time by the log's clock.
  private func recorded(_ items: [ImportItem]) async throws -> (Set<UUID>, Date) {
    let ids = items.map(\.commandID)
    return try await withConnection { connection in
      let answers = try connection.pipelinePrepared([
        "SELECT command_id FROM galley.events WHERE command_id = ANY (\(ids)) AND command_step = 0",
        "SELECT clock_timestamp()",
      ])
      return (
        Set(try answers[0].map { try $0.value(at: 0, as: UUID.self) }),
        try answers[1][0].value(at: 0)
      )
    }
  }

  /// The items that claim a name of another article or of an earlier item. One query finds them
  /// all; the log would refuse them one at a time.
  private func taken(
    _ appends: [(place: Int, append: ArticleAppend)]
  ) async throws -> [(place: Int, error: AppendError)] {
    let claims = appends.compactMap { place, append in
      append.events[0].slugClaim.map { (place: place, name: $0.text, stream: append.stream.id) }
    }
    var holders = try await holders(of: claims.map(\.name))
    var taken: [(place: Int, error: AppendError)] = []
    for claim in claims {
      if let holder = holders[claim.name], holder != claim.stream {
        taken.append((claim.place, .nameTaken(claim.name, by: holder)))
      }
      holders[claim.name] = holders[claim.name] ?? claim.stream
    }
    return taken
  }
}
