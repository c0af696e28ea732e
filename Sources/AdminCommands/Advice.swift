import EventSourcing
import PostgresEventStore
import Seals

/// What the command line adds to an error of the layers below it: the command or option that helps.
enum Advice {
  /// The end of the error's sentence; empty when there is nothing to add.
  static func text(for error: any Error) -> String {
    switch error {
    case AppendError.notPermitted(type: nil):
      "; act as a user with --as NAME, or ask an admin to add this login with 'galley user add'"
    case RebuildRefusal.outdated(let projection, let live, let program) where live < program:
      " ('galley projection rebuild \(projection)')"
    case MigrationError.older: "; run 'galley database migrate' on it"
    case let error as SealError: text(for: error.kind)
    default: ""
    }
  }

  private static func text(for kind: SealError.Kind) -> String {
    switch kind {
    case .malformedSigningKey: "; 'galley log key' makes one"
    case .malformedVerifierKey: "; 'galley log key' prints it"
    case .malformedProof: "; 'galley log prove' writes one"
    case .alteredLog: "; 'galley log verify' shows more"
    case .other: ""
    }
  }
}
