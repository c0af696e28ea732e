import Editorial
import EmbeddedPostgreSQL
import Foundation
import PostgreSQL
import PostgresEventStore
import Schema
import Seals

extension DatabaseAdministration {
  /// Moves the private server with all its newsrooms to a newer version of PostgreSQL. It is backed up
  /// first, and every newsroom is checked afterwards as after a restore. The former data stays.
  ///
  /// - Parameters:
  ///   - report: Receives a line before each step that may take a while.
  ///   - progress: What is being done in a long step.
  /// - Throws: ``Failure``, `UpgradeError`, `BackupError` or `EmbeddedServerError`. The newsrooms then
  ///   continue as they were.
  package func upgrade(
    _ plan: UpgradePlan, report: @escaping @Sendable (String) -> Void = { _ in },
    progress: @escaping (BackupProgress) -> Void = { _ in }
  ) async throws -> Upgraded {
    let server = try server()
    guard let versions = try UpgradeVersions(of: server, programs: plan.programs) else {
      throw Failure(.notFound, "there is no newsroom in \(server.homeDirectory)")
    }
    if versions.areEqual { return Upgraded(of: server, versions, newsrooms: []) }
    let draft =
      plan.isRehearsal ? nil : try DraftHome(in: server, isReplacing: true, report: report)
    let newsrooms = try NewsroomList(of: address).newsrooms(progress: report)
    for newsroom in newsrooms where newsroom.schema > Schema.version {
      throw MigrationError.newer(applied: newsroom.schema, known: Schema.version)
    }
    let space = try UpgradeSpace(of: server)
    try space.require(in: server.homeDirectory, backupsIn: plan.backups)
    guard let draft else {
      return Upgraded(of: server, versions, newsrooms: newsrooms.map { UpgradedNewsroom($0) })
    }
    report("backing up to \(plan.backups)")
    let backup = try await backUp(
      to: plan.backups, isIncremental: false, report: report, progress: progress)
    let archive = server.archiveFolder
    report("stopping the server for the upgrade to PostgreSQL \(versions.to)")
    let upgrade = try ClusterUpgrade(of: draft, versions)
    let copy = try upgrade.copy(adjustingBy: Self.adjustment, report: report) {
      progress(.restoring($0, of: $1))
    }
    var checked: [UpgradedNewsroom] = []
    for newsroom in newsrooms {
      report("checking the newsroom \(newsroom.name)")
      checked.append(try await check(newsroom.name, in: copy, plan, report))
    }
    _ = try copy.stop()
    let former = try upgrade.adopt(keeping: Self.formerData())
    return Upgraded(
      home: server.homeDirectory, from: versions.from, to: versions.to, isDone: true,
      newsrooms: checked, backup: backup.name, former: former, archive: archive)
  }

  private func check(
    _ name: String, in copy: EmbeddedServer, _ plan: UpgradePlan,
    _ report: @escaping @Sendable (String) -> Void
  ) async throws -> UpgradedNewsroom {
    let original = address.with(database: name)
    let draft = original.with(home: copy.homeDirectory)
    var person = original == address ? plan.person : nil
    if person == nil { person = try await draft.anAdmin() }
    let checks = NewsroomChecks(keys: try plan.keys(original), person: person)
    do {
      return try await CheckedNewsroom(at: draft, checks, report: report).upgraded(name)
    } catch let failure as Failure {
      throw failure.at("the copy of the newsroom \(name)")
    }
  }

  /// What a dump does not move to a newer version: the rights to the server's own functions, which have
  /// other parameters there; and, from version 16 on, the right of the owner to change the people's
  /// logins, which every role with CREATEROLE has before.
  private static var adjustment: String {
    let rights = Schema.migrations.first { $0.name == "server_rights" }
    return (rights?.sql ?? "") + """

      DO $$
      DECLARE
        login text;
      BEGIN
        IF current_setting('server_version_num')::integer < 160000 THEN RETURN; END IF;
        FOR login IN
          SELECT p.login FROM galley.people p JOIN pg_roles r ON r.rolname = p.login
          WHERE NOT r.rolsuper AND NOT EXISTS (
            SELECT FROM pg_auth_members m
            WHERE m.roleid = r.oid AND m.member = 'galley_owner'::regrole AND m.admin_option)
        LOOP
          EXECUTE format('GRANT %I TO galley_owner WITH ADMIN TRUE, INHERIT FALSE, SET FALSE', login);
        END LOOP;
      END
      $$;
      """
  }
}

extension Upgraded {
  /// Nothing was done.
  fileprivate init(
    of server: EmbeddedServer, _ versions: UpgradeVersions, newsrooms: [UpgradedNewsroom]
  ) {
    self.init(
      home: server.homeDirectory, from: versions.from, to: versions.to, isDone: false,
      newsrooms: newsrooms, backup: nil, former: nil, archive: nil)
  }
}

extension UpgradedNewsroom {
  /// Before the upgrade.
  fileprivate init(_ newsroom: NewsroomSummary) {
    self.init(
      name: newsroom.name, position: newsroom.lastPosition, events: nil, rebuilt: nil, seals: nil)
  }
}
