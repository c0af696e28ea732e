import ArgumentParsing
import JSON
import Testing
import WebAPI

@testable import AdminCommands

/// Everything that the command line does with articles, the API does, too.
struct OperationTests {
  /// The operations that do what a command does, for each command that has some.
  private static let operations: [String: [String]] = [
    "draft": ["draft"], "revise": ["revise", "storePicture"], "restore": ["restore"],
    "submit": ["submit"], "withdraw": ["withdraw"], "note": ["addNote"],
    "resolve": ["resolveNote"], "assign": ["assign"], "rename": ["rename"], "spike": ["spike"],
    "unspike": ["unspike"],
    "queue": ["listQueue"], "diff": ["compareRevisions"], "approve": ["approve"],
    "request-changes": ["requestChanges"],
    "reply list": ["listReplies", "readReply"], "reply approve": ["approveReply"],
    "reply reject": ["rejectReply"], "reply answer": ["answerReply"],
    "reply withdraw": ["withdrawReply"], "reply erase": ["eraseReply"],
    "reply open": ["setReplyPolicy"], "reply close": ["setReplyPolicy"],
    "reply default": ["setReplyPolicy"],
    "publish": ["publish"], "schedule": ["schedule", "scheduleUnpublication"],
    "unschedule": ["unschedule", "cancelUnpublication"], "embargo": ["embargo"],
    "lift-embargo": ["liftEmbargo"], "correct": ["correct"], "hold": ["hold"],
    "lift-hold": ["liftHold"], "unpublish": ["unpublish"], "kill": ["kill"],
    "live": ["listLive", "readIntervals", "listCorrections", "listCorrectionsOfArticle"],
    "export": ["readPublicItem"], "deliveries": ["readDeliveries"],
    "destination add": ["addDestination"], "destination list": ["listDestinations"],
    "destination show": ["readDestination"], "destination pause": ["pauseDestination"],
    "destination resume": ["resumeDestination"], "destination remove": ["removeDestination"],
    "destination retry": ["retryDeliveries"], "destination log": ["listAttempts"],
    "mine": ["readMine"], "agenda": ["readAgenda"], "calendar": ["readCalendar"],
    "list": ["listArticles"], "show": ["readArticle"], "picture": ["readPicture"],
    "history": ["readHistory"], "notes": ["listNotes"], "activity": ["listActivity"],
    "search": ["searchArticles"], "stats": ["readStats"], "whoami": ["readIdentity"],
    "status": ["readStatus"], "health": ["readHealth"],
    "user add": ["addPerson"], "user list": ["listPeople"], "user role": ["changeRole"],
    "user disable": ["disablePerson"],
    "setting list": ["listSettings"], "setting set": ["changeSetting"],
    "setting unset": ["resetSetting"], "setting history": ["listSettingChanges"],
    "projection list": ["listReadModels"], "projection status": ["listReadModels"],
    "projection audit": ["auditReadModels"],
    "projection rebuild": ["rebuildReadModel", "listReadModelWork", "readReadModelWork"],
    "projection rollback": ["rollBackReadModel"], "projection retry": ["retryReadModel"],
    "projection verify": ["verifyReadModel"],
    "log tail": ["listEvents", "followEvents"], "log show": ["readEvent"],
    "log follow": ["followEvents"],
    "log prove": ["proveEvent"], "log seal": ["listSeals"],
    "log erase": ["planErasure", "erase"],
  ]

  /// The other commands, with the reason.
  private static let exceptions: [String: String] = [
    "import": "reads files of one's own machine; a program drafts each article",
    "destination test": "needs the secret, which only the worker's machine has",
    "user password": "the desk asks for the present password, which a token cannot show",
    "user reset": "an admin signs in again for it, at the desk",
    "user second-factor": "a token must not weaken a second factor",
    "token add": "a token must not outlive itself by making another",
    "token list": "the desk and the command line have it",
    "token remove": "the desk and the command line have it",
    "user notices": "is about one's own mail; the desk has it",
    "log verify": "must not trust the server that answers",
    "log check-proof": "must not trust the server that answers",
    "log key": "must come from elsewhere than what it verifies",
    "log export": "a file of the whole log", "log import": "a file of the whole log",
    "log erasures": "is for a restore, which is done on the machine itself",
  ]

  /// Groups and commands about one's own machine.
  private static let ofTheMachine: Set<String> = [
    "database", "newsroom", "worker", "serve", "service", "bench", "completion", "manual",
    "quickstart",
  ]

  private static func names(of node: any CommandNode.Type, below path: String = "") -> [String] {
    let name = path + node.configuration.name
    guard let group = node as? any CommandGroup.Type else { return [name] }
    return group.sections.flatMap(\.commands).flatMap { names(of: $0, below: name + " ") }
  }

  private static var commands: Set<String> {
    Set(
      Galley.sections.flatMap(\.commands)
        .filter { !ofTheMachine.contains($0.configuration.name) }.flatMap { names(of: $0) })
  }

  private static var described: Set<String> {
    guard case .object(let paths)? = APIDescription.document["paths"] else { return [] }
    var ids: Set<String> = []
    for path in paths.keys {
      guard case .object(let item)? = paths[path] else { continue }
      for method in item.keys {
        if case .object(let operation)? = item[method],
          case .string(let id)? = operation["operationId"]
        {
          ids.insert(id)
        }
      }
    }
    return ids
  }

  @Test func `each command has an operation of the API, or a reason to have none`() {
    let known = Set(Self.operations.keys).union(Self.exceptions.keys)
    #expect(Self.commands.subtracting(known) == [])
    #expect(known.subtracting(Self.commands) == [])
    #expect(Set(Self.operations.keys).intersection(Self.exceptions.keys) == [])
  }

  @Test func `each operation of the API does what a command does`() {
    let listed = Set(Self.operations.values.joined())
    #expect(Self.described.subtracting(listed) == [])
    #expect(listed.subtracting(Self.described) == [])
  }
}
