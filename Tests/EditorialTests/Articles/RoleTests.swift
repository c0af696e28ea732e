import Editorial
import Testing

struct RoleTests {
  @Test func `an auditor may send no command`() throws {
    for command in try commands() {
      try Story.drafted().when(command, by: .audrey).rejects("notPermitted", .notPermitted)
      Story.nothing.when(command, by: .audrey).rejects("notPermitted", .notPermitted)
    }
  }

  @Test func `an editor may not send the commands of admins`() throws {
    let admins: Set<ArticleVerb> = [
      .import, .requestChanges, .approve, .schedule, .unschedule, .publish, .publishDue, .correct,
      .unpublish, .kill, .liftEmbargo, .erase,
      .scheduleUnpublication, .cancelUnpublication, .unpublishDue, .hold, .liftHold,
    ]
    for command in try commands() {
      let decision = try Story.drafted().when(command, by: .eve).decision
      if case .failure(let rejection) = decision, rejection.rule == "notPermitted" {
        #expect(admins.contains(command.verb))
      } else {
        #expect(!admins.contains(command.verb))
      }
    }
  }
}
