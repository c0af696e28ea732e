import EmbeddedPostgreSQL
import PostgreSQL
import PostgresEventStore
import Seals

// The errors of the layers that reach the database.

extension PostgresError: ClassifiedError {
  package var failure: Failure {
    guard self != .standby else {
      return Failure(
        .unavailable, "the server is a standby, which only answers queries", .usePrimary)
    }
    return Failure(failureKind, description)
  }

  private var failureKind: Failure.Kind {
    if isRetriable { return .conflict }
    switch sqlState {
    case .insufficientPrivilege: return .forbidden
    case .readOnlyTransaction, .diskFull, .outOfMemory: return .unavailable
    default: break
    }
    switch kind {
    case .unreachable, .connectionLost: return .unavailable
    case .authentication: return .forbidden
    case .usage: return .invalid
    case .server, .cancelled, .decoding: return .failed
    }
  }
}

extension EmbeddedServerError: ClassifiedError {
  package var failure: Failure { Failure(.unavailable, description) }
}

extension BackupError: ClassifiedError {
  package var failure: Failure {
    switch self {
    case .busy, .draftLocked: Failure(.conflict, description)
    case .folderMissing: Failure(.notFound, description)
    case .otherFiles, .insideData, .foreignArchive, .otherHistory, .noArchive:
      Failure(.invalid, description)
    case .notPermitted, .closedBackups: Failure(.forbidden, description)
    case .noIncremental, .nothingToBuildOn, .homeInUse, .leftHistory, .targetNotReached:
      Failure(.unacceptable, description)
    case .programMissing, .failed, .damaged, .diskFull, .systemCallFailed:
      Failure(.failed, description)
    }
  }
}

extension UpgradeError: ClassifiedError {
  package var failure: Failure {
    switch self {
    case .noPrograms: Failure(.invalid, description)
    case .olderPrograms, .unusableSettings: Failure(.unacceptable, description)
    case .noSpace, .copyDiffers: Failure(.failed, description)
    }
  }
}

extension MigrationError: ClassifiedError {
  package var failure: Failure {
    switch self {
    case .older: Failure(.unavailable, description, .migrate)
    case .newer: Failure(.unavailable, description, .useNewerProgram)
    case .altered, .former: Failure(.unavailable, description)
    }
  }
}

extension RebuildRefusal: ClassifiedError {
  package var failure: Failure {
    switch self {
    case .alreadyRunning, .removed, .swapBlocked: Failure(.conflict, description)
    case .noFormer, .otherVersion: Failure(.failed, description)
    case .outdated(let model, let live, let program):
      Failure(
        .failed, description,
        live < program ? .rebuild(readModel: model) : .useNewerProgram)
    }
  }
}

extension SealError: ClassifiedError {
  package var failure: Failure {
    switch kind {
    case .malformedSigningKey: Failure(.failed, description, .createSigningKey)
    case .malformedVerifierKey: Failure(.failed, description, .showVerifierKey)
    case .malformedProof: Failure(.failed, description, .prove)
    case .alteredLog, .forkedLog: Failure(.failed, description, .verifyLog)
    case .other: Failure(.failed, description)
    }
  }
}
