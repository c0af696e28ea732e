import Editorial
import Foundation
import Manuscripts
import Newsroom
import PlainText

extension Remedy {
  /// The advice for users of this program, as the rest of a sentence.
  var advice: String {
    switch self {
    case .migrate: "run 'galley database migrate'"
    case .useNewerProgram: "use a newer galley"
    case .acceptMissing: "--accept-missing restores without the other events"
    case .changeRole(let login, let role):
      "\(ShellCommand.galley("user", "role", login, role.rawValue).quotation) changes the role"
    case .addUser(let login):
      "an admin can run "
        + ShellCommand.galley("user", "add", login, "--role", "ROLE").quotation
    case .choosePerson([]): "see 'galley user list'"
    case .choosePerson(let names): "did you mean \(names.joined(separator: ", "))?"
    case .actAsUser: "act as a person with --as, or ask an admin to run 'galley user add'"
    case .useOwnLogin(let person):
      "use --as with the private server or with a superuser's URL, or put the login \(person) in "
        + "the URL"
    case .usePrimary:
      "give the address of the primary, or those of several hosts, as in "
        + "postgresql://db1,db2/newsroom?target_session_attrs=read-write"
    case .usePrivateServer: "leave out --database and GALLEY_DATABASE_URL"
    case .joinProjectors(let login):
      "the database's owner can run 'GRANT galley_projector TO \(Self.identifier(login))'"
    case .askProjector: "a member of galley_projector can run a query first"
    case .joinOwners(let login):
      "a superuser can run 'GRANT galley_owner TO \(Self.identifier(login))'"
    case .continueExport: "--resume continues it, or name another file"
    case .nameAnotherFile: "name another file"
    case .listArticles(nil): "see 'galley list'"
    case .listArticles(let position?): "see 'galley list --at-position \(position)'"
    case .listReplies: "see 'galley reply list'"
    case .chooseArticle(let names): "did you mean \(names.joined(separator: ", "))?"
    case .giveLongerID: "give more of the id, or the slug"
    case .seeHistory(let slug): "see \(Self.command("history", slug)) and try again"
    case .compareRevisions(let slug): "see \(Self.command("diff", slug)) and try again"
    case .readArticle(let slug): "see \(Self.command("show", slug)) and try again"
    case .seeNotes(let slug): "see \(Self.command("history", slug)) for the numbers of its notes"
    case .repeatCommand(let id):
      "repeat it with --command-id \(id.text), which records it only once"
    case .rebuild(let model): "run \(ShellCommand.galley("projection", "rebuild", model).quotation)"
    case .retryQuarantined: "'galley projection retry --all' tries again"
    case .createSigningKey: "'galley log key' creates one"
    case .showVerifierKey: "'galley log key' prints it"
    case .prove: "'galley log prove' writes one"
    case .proveByPosition: "use --position to prove any event"
    case .seal: "'galley log seal' creates one"
    case .verifyLog: "'galley log verify' shows more"
    case .giveField(let field):
      "write '\(field.name):' in it or give \(ArticleFields.option(for: field))"
    case .addField(.language): "add 'language' to the article or give --language"
    case .addField(let field): "add '\(field.name)' to the article, or a field that means it"
    case .shortenManuscript: "shorten it, or raise \(ManuscriptSource.limitVariable)"
    case .raiseManuscriptLimit: "raise \(ManuscriptSource.limitVariable)"
    case .chooseSlug(nil): "choose another"
    case .chooseSlug(let free?): "choose another, such as \(free)"
    case .rename(let slug, let wanted):
      "to change it, use \(ShellCommand.galley("rename", slug.text, wanted.text).quotation)"
    case .reviseFromFile: "revise from a file"
    case .continueImport(after: 0): "nothing was imported; fix it and try again"
    case .continueImport(let articles):
      "imported \(Count.of(articles, "article")) before it; fix it and repeat the command to "
        + "continue"
    case .resumeImport(let articles):
      "imported \(Count.of(articles, "article")) before that; repeat the command to continue"
    case .giveZone: "give --zone, such as --zone Europe/Berlin"
    case .replaceTemplates: "replace it, put it in code, or keep it with --keep-templates"
    case .waitOrIgnore(let field):
      "import it later, or leave the field out with --ignore \(field)"
    case .mapFields(let map, let ignored): "add \(Self.mapping(map, ignored))"
    case .setSetting(let key):
      "an admin can run \(ShellCommand.galley("setting", "set", key.rawValue, "VALUE").quotation)"
    case .permitAddress: "--allow-address permits an address of a private network"
    case .repeatErasure: "run the same command again"
    case .lookAt(let part): part.advice
    case .tryAgain: "try again"
    }
  }

  private static func command(_ verb: String, _ article: Slug?) -> String {
    ShellCommand(["galley", verb] + (article.map { [$0.text] } ?? [])).quotation
  }

  /// The options that map or ignore fields.
  private static func mapping(_ map: [ImportMapping.Pair], _ ignored: [String]) -> String {
    var words = map.flatMap { ["--map", "\($0.source)=\($0.target.name)"] }
    if !ignored.isEmpty { words += ["--ignore", ignored.joined(separator: ",")] }
    return ShellCommand(words).description
  }

  /// The name of a role as SQL.
  private static func identifier(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
    }
    return isPlain ? name : "\"\(name.replacing("\"", with: "\"\""))\""
  }
}

extension ChangedPart {
  /// How to find out whether a change was made, and what to do if it was not.
  fileprivate var advice: String {
    switch self {
    case .people: "see 'galley user list', or run the same command again"
    case .destinations: "see 'galley destination list'"
    case .tokens: "see 'galley token list'"
    case .deliveries: "see 'galley destination log'"
    case .seals: "run the same command again, which seals nothing twice"
    case .log: "see 'galley status'"
    case .importedArticles: "run the same command again, which imports no article twice"
    }
  }
}
