import Editorial
import Testing

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
