import Editorial
import Testing

struct AssigningTests {
  @Test func `an article is assigned with or without a due date`() throws {
    let due = CalendarDate("2026-12-01")
    let story = try Story.drafted()
    story.when(.assign(to: " finn ", due: due), by: .eve).then(.assigned(to: "finn", due: due))
    let assigned = story.and(.assigned(to: "finn", due: due))
    assigned.when(.assign(to: "finn", due: due), by: .ann).nothing()
    assigned.when(.assign(to: "finn", due: nil), by: .eve).then(.assigned(to: "finn", due: nil))
  }

  @Test func `an assignment needs a name`() throws {
    try Story.drafted().when(.assign(to: " ", due: nil), by: .eve).rejects("assigneeMissing")
  }
}
