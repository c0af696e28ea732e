package import Editorial
package import Foundation
package import Manuscripts

/// What may help after a failure, in the newsroom's terms. Each interface says how to do it.
package enum Remedy: Hashable, Sendable {
  // MARK: The database and its programs

  /// Migrate the database to this program's schema.
  case migrate
  /// Use the newer program that migrated the database or built the read model.
  case useNewerProgram
  /// Connect to the primary instead of its standby, or let the program find it among several hosts.
  case usePrimary
  /// Use the private server instead of a shared database.
  case usePrivateServer
  /// Build the read model from the log.
  case rebuild(readModel: String)
  /// Apply the quarantined events again.
  case retryQuarantined

  /// Restore although sealed events are missing.
  case acceptMissing

  // MARK: People and their rights

  /// An admin can make the login an active person of the newsroom.
  case addUser(String)
  /// Change the role of this user.
  case changeRole(String, Role)
  /// The caller may mean one of these people; if there are none, list the people.
  case choosePerson([String])
  /// Act as one of the newsroom's users.
  case actAsUser
  /// Connect with this person's own login.
  case useOwnLogin(String)
  /// The database's owner can let the login write read models (`galley_projector`).
  case joinProjectors(String)
  /// A login that may write read models can ask the same first; then others can ask it, too.
  case askProjector
  /// A superuser can make the login an owner of the database (`galley_owner`).
  case joinOwners(String)

  // MARK: Seals

  /// Create a signing key.
  case createSigningKey
  /// The signing key's owner can show its public half.
  case showVerifierKey
  /// Create a new proof.
  case prove
  /// Prove any event by its position.
  case proveByPosition
  /// Seal the log.
  case seal
  /// Verify the log for details.
  case verifyLog

  // MARK: Files

  /// Continue the interrupted export in the file, or name another file.
  case continueExport
  /// Name another file.
  case nameAnotherFile

  // MARK: Articles

  /// List the articles, as of the position if there is one.
  case listArticles(asOf: Int64?)
  /// The user may mean one of these articles.
  case chooseArticle([String])
  /// Give more digits of the id, or the slug.
  case giveLongerID
  /// Read the article's history, and try again.
  case seeHistory(of: Slug?)
  /// Compare the article's revisions, and try again.
  case compareRevisions(of: Slug?)
  /// Read the article, and try again.
  case readArticle(Slug?)
  /// See the numbers of the article's notes.
  case seeNotes(of: Slug?)

  // MARK: Replies

  /// List the replies.
  case listReplies

  // MARK: Manuscripts

  /// Give this field of the manuscript.
  case giveField(ManuscriptField)
  /// Add this field to the file of the article.
  case addField(ManuscriptField)
  /// Shorten the manuscript, or allow longer ones.
  case shortenManuscript
  /// Allow longer manuscripts.
  case raiseManuscriptLimit
  /// Choose another slug, such as the free one.
  case chooseSlug(free: Slug?)
  /// Rename the article; a revision does not.
  case rename(Slug, to: Slug)
  /// Revise the article from a manuscript instead of its text.
  case reviseFromFile
  /// Fix the article and repeat the import, which has recorded so many articles.
  case continueImport(after: Int)
  /// Repeat the import, which has recorded so many articles, when the database works again.
  case resumeImport(after: Int)

  /// Name the time zone of times without an offset.
  case giveZone
  /// Replace template syntax, put it in code, or keep it as text.
  case replaceTemplates
  /// Wait, or leave this field of another system out.
  case waitOrIgnore(field: String)
  /// Give these fields of an archive these meanings, and leave out the others.
  case mapFields(map: [ImportMapping.Pair], ignore: [String])

  // MARK: Settings

  /// An admin can set this setting.
  case setSetting(SettingKey)

  // MARK: Destinations

  /// Permit an address of a private network by name.
  case permitAddress

  // MARK: The command or query itself

  /// Repeat the command with this id. It is recorded only once.
  case repeatCommand(UUID)
  /// Repeat the erasure. It then only rewrites the disk space.
  case repeatErasure
  /// See in this part of the newsroom whether the change was made.
  case lookAt(ChangedPart)
  case tryAgain
}
