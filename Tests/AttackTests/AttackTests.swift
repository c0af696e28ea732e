import PostgreSQL
import TestSupport
import Testing

@Suite(.database(copying: Stage.template)) struct AttackTests {
  let database = TestDatabase.current

  @Test(arguments: Theme.all)
  func `every attack that can be refused is refused, and changes nothing`(theme: Theme) async throws
  {
    let stage = try await Stage(in: database)
    var before = try await Standing(of: database)
    for attack in theme.attacks where !attack.outcome.isNoticed {
      try await expectRefusal(of: attack, on: stage)
      let after = try await Standing(of: database)
      #expect(after == before, "\(attack.name) changed \(after.differences(from: before))")
      before = after
    }
  }

  private func expectRefusal(of attack: Attack, on stage: Stage) async throws {
    let session: Session
    do {
      session = try await stage.session(as: attack.attacker)
    } catch let error as PostgresError where attack.outcome == .turnedAway {
      #expect(error.sqlState == .insufficientPrivilege, "\(attack.name): \(error.message)")
      return
    }
    do {
      try await session.run(attack.sql)
      #expect(attack.outcome == .withoutEffect, "\(attack.name) was let through")
    } catch let error as PostgresError {
      // A server that does not have the extension says so before it asks who wants it.
      guard !error.message.hasSuffix("\" is not available") else { return }
      let words = error.sqlState.map { Attack.Outcome.refused($0).words }
      #expect(words == attack.outcome.words, "\(attack.name): \(error.message)")
    }
  }

  @Test(arguments: Attack.all.filter(\.outcome.isNoticed))
  func `every attack that cannot be refused is shown`(attack: Attack) async throws {
    guard case .noticed(let watch) = attack.outcome else { return }
    let stage = try await Stage(in: database)
    #expect(try await watch.findings(on: stage).isEmpty, "before the attack")
    let session = try await stage.session(as: attack.attacker)
    try await session.run(attack.sql)
    let findings = try await watch.findings(on: stage)
    #expect(!findings.isEmpty)
    _ = session.processID
  }

  @Test func `every attack has a unique name`() {
    let names = Attack.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil })
  }
}

extension Attack.Outcome {
  var isNoticed: Bool {
    if case .noticed = self { true } else { false }
  }
}
