package import Editorial
package import Foundation

/// What may help after a failure, in the newsroom's terms. Each interface says how to do it there.
package enum Remedy: Hashable, Sendable {
  // MARK: The database and its programs

  /// Migrate the database to this program's schema.
  case migrate
  /// Use the newer program that migrated the database or built the read model.
  case useNewerProgram
  /// Use the private server instead of a shared database.
  case usePrivateServer
  /// Build the read model from the log.
  case rebuild(readModel: String)

  // MARK: People and their rights

  /// An admin can make the login an active user of the newsroom.
  case addUser(String)
  /// Act as one of the newsroom's users.
  case actAsUser
  /// Connect with this person's own login.
  case useOwnLogin(String)
  /// The database's owner can let the login write read models (`galley_projector`).
  case joinProjectors(String)
  /// Once a login that may write read models has asked the same, others can ask it too.
  case askProjector
  /// A superuser can make the login an owner of the database (`galley_owner`).
  case joinOwners(String)

  // MARK: Seals

  /// Create a signing key.
  case createSigningKey
  /// The signing key's owner can show its public half.
  case showVerifierKey
  /// Make the proof again.
  case prove
  /// A verification of the log says more.
  case verifyLog

  // MARK: Articles

  /// See which articles there are; with a position, as of that position.
  case listArticles(asOf: Int64?)
  /// One of these articles may be meant.
  case chooseArticle([String])
  /// Give more digits of the id, or the slug.
  case giveLongerID
  /// See what was done to the article, and try again.
  case seeHistory(of: Slug?)
  /// Compare the article's revisions, and try again.
  case compareRevisions(of: Slug?)
  /// See the numbers of the article's notes.
  case seeNotes(of: Slug?)

  // MARK: The command or query itself

  /// Send the same command again under this id. It is recorded once.
  case repeatCommand(UUID)
  /// Ask for the same erasure again, which then only rewrites the disk space.
  case repeatErasure
  case tryAgain
}
