import Digests
import Editorial
import Foundation
import Testing

struct EmbargoTests {
  private let later = Story.now + 3600

  @Test func `an editor can embargo an article or an update that is not public`() throws {
    for story in try [Story.drafted(), .approved(), .published().revised("Update")] {
      story.when(.embargo(until: later), by: .eve).then(.embargoSet(until: later))
    }
  }

  @Test func `an admin can embargo a live article, an editor cannot`() throws {
    try Story.published().when(.embargo(until: later), by: .eve)
      .rejects("embargoOnLive", .notPermitted)
    try Story.published().when(.embargo(until: later), by: .ann).then(.embargoSet(until: later))
  }

  @Test func `an embargo must end in the future`() throws {
    try Story.drafted().when(.embargo(until: Story.now), by: .eve).rejects("notInFuture")
  }

  @Test func `only an admin can move an embargo to an earlier time`() throws {
    let story = try Story.drafted().and(.embargoSet(until: later))
    story.when(.embargo(until: later - 1), by: .eve).rejects("earlierEmbargo", .notPermitted)
    story.when(.embargo(until: later - 1), by: .ann).then(.embargoSet(until: later - 1))
    story.when(.embargo(until: later + 1), by: .eve).then(.embargoSet(until: later + 1))
  }

  @Test func `setting the same embargo again records nothing`() throws {
    try Story.drafted().and(.embargoSet(until: later)).when(.embargo(until: later), by: .eve)
      .nothing()
  }

  @Test func `an embargo is lifted once, with a reason`() throws {
    let story = try Story.drafted().and(.embargoSet(until: later))
    story.when(.liftEmbargo(reason: " It is out "), by: .ann)
      .then(.embargoLifted(reason: "It is out"))
    story.when(.liftEmbargo(reason: ""), by: .ann).rejects("reasonMissing")
    let lifted = story.and(.embargoLifted(reason: "It is out"), by: .ann)
    #expect(lifted.state.embargo == nil)
    lifted.when(.liftEmbargo(reason: "It is out"), by: .ann).nothing()
    try Story.drafted().when(.liftEmbargo(reason: "Why?"), by: .ann).rejects("notEmbargoed")
  }
}

struct RenamingTests {
  @Test func `an article is renamed, and its former slug is kept`() throws {
    let (cat, dog) = (try slug("cat-news"), try slug("dog-news"))
    let story = try Story.drafted()
    story.when(.rename(to: dog), by: .eve).then(.slugChanged(from: cat, to: dog))
    let renamed = story.and(.slugChanged(from: cat, to: dog))
    #expect(renamed.state.slug == dog)
    #expect(renamed.state.formerSlugs == [cat])
    renamed.when(.rename(to: cat), by: .eve).then(.slugChanged(from: dog, to: cat))
    #expect(renamed.and(.slugChanged(from: dog, to: cat)).state.formerSlugs == [dog])
  }

  @Test func `renaming to the current slug records nothing`() throws {
    try Story.published().when(.rename(to: try slug("cat-news")), by: .eve).nothing()
  }

  @Test func `only an admin can rename an article that was public`() throws {
    let dog = ArticleCommand.rename(to: try slug("dog-news"))
    let story = try Story.published().and(.unpublished(reason: "Why?"), by: .ann)
    story.when(dog, by: .eve).rejects("renameOncePublished", .notPermitted)
    story.when(dog, by: .ann)
      .then(.slugChanged(from: try slug("cat-news"), to: try slug("dog-news")))
  }
}

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

struct NotingTests {
  @Test func `a note is added to any article, once`() throws {
    let note = key("n")
    for story in try [Story.drafted(), .published(), .drafted().and(.spiked(reason: "Why?"))] {
      story.when(.note(note), by: .finn).then(.noteAdded(note: note))
      let noted = story.and(.noteAdded(note: note))
      noted.when(.note(note), by: .finn).nothing()
      noted.and(.noteAdded(note: key("m"))).when(.note(note), by: .finn)
        .then(.noteAdded(note: note))
      let passage = NoteSubject.passage(NotedPassage(revision: 1, start: 2, end: 5))
      noted.when(.note(note, about: passage), by: .finn)
        .then(.noteAdded(note: note, about: passage))
      let unknown = NoteSubject.passage(NotedPassage(revision: 99, start: 2, end: 5))
      noted.when(.note(note, about: unknown), by: .finn).rejects("unknownRevision")
      noted.when(.note(note, about: .resolution(of: 99)), by: .finn).rejects("unknownNote")
    }
  }
}

struct SpikingTests {
  private let spike = ArticleCommand.spike(reason: "Not news ")

  @Test func `an editor can spike their own articles, an admin any article`() throws {
    let story = try Story.submitted()
    for actor in [Actor.eve, .ann] {
      story.when(spike, by: actor).then(.spiked(reason: "Not news"))
    }
    story.when(spike, by: .finn).rejects("notOwner", .notPermitted)
  }

  @Test func `an article that was public cannot be spiked`() throws {
    try Story.published().and(.unpublished(reason: "Why?"), by: .ann).when(spike, by: .ann)
      .rejects("wasPublished")
  }

  @Test func `a spike needs a reason`() throws {
    try Story.drafted().when(.spike(reason: ""), by: .eve).rejects("reasonMissing")
  }

  @Test func `spiking again records nothing`() throws {
    try Story.drafted().and(.spiked(reason: "Why?")).when(spike, by: .eve).nothing()
  }

  @Test func `unspiking restores the former state`() throws {
    for story in try [Story.drafted(), .submitted(), .approved()] {
      let before = story.state
      let spiked = story.and(.spiked(reason: "Why?"))
      let unspiked = ArticleEvent.unspiked(state: before.editorialState)
      spiked.when(.unspike, by: .eve).then(unspiked)
      spiked.when(.unspike, by: .finn).rejects("notOwner", .notPermitted)
      let after = spiked.and(unspiked)
      #expect(after.state.editorialState == before.editorialState)
      #expect(after.state.submission == before.submission)
      #expect(after.state.approval == before.approval)
      after.when(.unspike, by: .eve).nothing()
    }
    try Story.drafted().when(.unspike, by: .eve).rejects("notSpiked")
  }

  @Test func `only notes and erasures are allowed on a spiked article`() throws {
    let story = try Story.drafted().and(.spiked(reason: "Why?"))
    let fits: Set<ArticleVerb> = [.note, .spike, .unspike, .publishDue, .erase]
    for command in try commands() where !fits.contains(command.verb) {
      story.when(command, by: .ann).rejects("spiked")
    }
    story.when(.publishDue, by: .ann).rejects("spiked")
    story.when(.rename(to: try slug("cat-news")), by: .eve).rejects("spiked")
  }
}

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
