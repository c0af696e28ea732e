import EditorialReadModels
import Newsroom
import PostgresEventStore
import Seals
import TestSupport

extension Attack.Watch {
  /// The problems that the command finds when an admin runs it.
  func findings(on stage: Stage) async throws -> [String] {
    let newsroom = try await Newsroom.open(.shared(url: stage.database.url())).acting(as: "anna")
    let findings: [String]
    do {
      findings = try await self.findings(in: newsroom, of: stage)
    } catch {
      await newsroom.newsroom.close()
      throw error
    }
    await newsroom.newsroom.close()
    return findings
  }

  private func findings(in newsroom: Member, of stage: Stage) async throws -> [String] {
    let names = ReadModels.all.map { $0.name }
    switch self {
    case .status:
      // Brings the read models up to date.
      _ = try await newsroom.fingerprints()
      let holder = try await newsroom.watermarkHolder()
      let held = try await newsroom.projections().flatMap(\.quarantined)
      return [holder?.line].compactMap { $0 } + held.map(\.error)
    case .projectionVerify:
      return try await newsroom.verify(names).compactMap { verdict in
        guard let isEqual = verdict.isEqual else { return "not compared" }
        return isEqual ? nil : verdict.name
      }
    case .projectionAudit:
      return try await newsroom.audit(names).flatMap(\.findings).map { "\($0)" }
    case .userList:
      return try await newsroom.people().filter { $0.addedBy == "anna" }.map(\.login)
    case .logVerify:
      return try await newsroom.verifyLog(
        keys: [stage.key.verifier], outside: [("the seal kept outside", stage.seal)]
      ).findings.map(\.sentence)
    }
  }
}
