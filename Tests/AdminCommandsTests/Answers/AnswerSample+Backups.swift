import Foundation

@testable import AdminCommands
@testable import Newsroom

extension AnswerSample {
  /// Backups, archives and restores.
  static var backups: [AnswerSample] {
    [
      AnswerSample("Backup", [backup(nil), backup("20261124T020000.000Z")]),
      AnswerSample(
        "VerifiedBackup",
        [
          VerifiedBackup(name: "20261124T020000.000Z", problem: nil),
          VerifiedBackup(name: "20261125T020000.000Z", problem: "a file is missing"),
        ]),
      AnswerSample(
        "PrunedBackups",
        PlannedPrune(
          folder: "/backups", removed: [backup(nil)], kept: [backup("20261124T020000.000Z")])),
      AnswerSample(
        "ArchiveState",
        ArchiveState(
          folder: "/archive", isForeign: false, otherHistory: nil,
          lastFile: "000000010000000000000002",
          lastArchivedAt: at,
          failedFile: nil, failedAt: nil, failures: 0)),
      AnswerSample(
        "ArchiveState that fails",
        ArchiveState(
          folder: nil, isForeign: false, otherHistory: "00000003.history", lastFile: nil,
          lastArchivedAt: nil,
          failedFile: "000000010000000000000003", failedAt: at, failures: 3)),
      AnswerSample(
        "RestoredServer",
        Restored(
          backup: "20261124T020000.000Z", home: "/srv/galley", archive: "/archive",
          newsrooms: [restored, emptyRestored], wasArchiving: true, isArchiving: true,
          former: "/srv/galley/data.former-20261125T180921.250Z")),
      AnswerSample(
        "RestoredServer without an archive",
        Restored(
          backup: "20261124T020000.000Z", home: "/srv/galley", archive: nil,
          newsrooms: [emptyRestored], wasArchiving: true, isArchiving: false, former: nil)),
      AnswerSample("RestoredNewsroom", restored),
      AnswerSample("RestoredNewsroom of an empty log", emptyRestored),
      AnswerSample(
        "UpgradedServer",
        Upgraded(
          home: "/srv/galley", from: 15, to: 18, isDone: true,
          newsrooms: [
            UpgradedNewsroom(name: "galley", position: 17, events: 16, rebuilt: [], seals: 2)
          ],
          backup: "20261124T020000.000Z", former: "/srv/galley/data.former-20261125T180921.250Z",
          archive: "/archive")),
      AnswerSample(
        "UpgradedServer, planned",
        Upgraded(
          home: "/srv/galley", from: 15, to: 18, isDone: false,
          newsrooms: [
            UpgradedNewsroom(name: "galley", position: 17, events: nil, rebuilt: nil, seals: nil)
          ], backup: nil, former: nil, archive: nil)),
      AnswerSample(
        "UpgradedNewsroom",
        UpgradedNewsroom(
          name: "sports", position: 17, events: 16, rebuilt: ["board"], seals: nil)),
      AnswerSample(
        "ErasureList",
        ErasureList(
          newsroom: "galley", position: 17,
          erasures: [
            RecordedErasure(
              position: 17, category: "article", stream: id(1), by: "anna", at: at,
              reason: "It names a minor.", ground: "GDPR Art. 17", texts: [digest], pictures: [])
          ])),
    ]
  }

  private static let restored = RestoredNewsroom(
    name: "galley", position: 17, at: at, events: 16, rebuilt: ["board"], seals: 1, sealed: 12,
    missing: 2, erased: 1)

  private static let emptyRestored = RestoredNewsroom(
    name: "sports", position: 0, at: nil, events: 0, rebuilt: [], seals: nil, sealed: 0, missing: 0,
    erased: 0)

  private static func backup(_ parent: String?) -> Backup {
    Backup(
      name: parent == nil ? "20261124T020000.000Z" : "20261125T020000.000Z",
      kind: parent == nil ? .full : .incremental, parent: parent, beganAt: at, endedAt: at,
      serverVersion: "18.1", schema: 27, position: 17, bytes: 49_283_072,
      system: "7577777777777777777", firstSegment: "000000010000000000000002",
      archive: parent == nil ? nil : "/archive")
  }
}
