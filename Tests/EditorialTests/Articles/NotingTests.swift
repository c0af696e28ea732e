import Editorial
import Testing

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
