import Editorial
import Foundation
import Testing

/// What the newsroom's settings add to the rules for articles.
struct NewsroomRulesTests {
  private let sections = NewsroomSettings(.sections, "Harbour", "Local news")
  private let languages = NewsroomSettings(.languages, "de", "en")

  @Test func `a draft in a section outside the list is refused, and the nearest one named`() throws
  {
    let outcome = Story.nothing.when(
      .draft(slug: try slug("cat-news"), content: try content()), by: .eve, under: sections)
    outcome.rejects("sectionUnknown")
    #expect(
      outcome.sentence
        == "Local is not among this newsroom's sections (Harbour, Local news); did you mean Local news?"
    )
  }

  @Test func `a draft without a section, or in a section of the list, is accepted`() throws {
    for section in [nil, "Harbour"] {
      var content = try content()
      content.section = section
      Story.nothing.when(
        .draft(slug: try slug("cat-news"), content: content), by: .eve, under: sections
      ).then(.drafted(slug: try slug("cat-news"), content: content, digest: content.digest))
    }
  }

  @Test func `an article keeps the section and the language that it has`() throws {
    for settings in [sections, languages] {
      let revision = try content("Cat rescued")
      try Story.drafted().when(.revise(base: 1, content: revision), by: .eve, under: settings)
        .then(
          .revised(revision: 2, content: revision, digest: revision.digest, restoredFrom: nil))
      let submitted = try Story.drafted().when(.submit, by: .eve, under: settings)
      submitted.then(.submitted(revision: 1, digest: try content().digest))
    }
  }

  @Test func `a revision may change the section only to one of the list`() throws {
    var revision = try content("Cat rescued")
    revision.section = "Sport"
    try Story.drafted().when(.revise(base: 1, content: revision), by: .eve, under: sections)
      .rejects("sectionUnknown")
    revision.section = "Harbour"
    try Story.drafted().when(.revise(base: 1, content: revision), by: .eve, under: sections)
      .then(.revised(revision: 2, content: revision, digest: revision.digest, restoredFrom: nil))
  }

  @Test func `a former text may be restored whatever its section is`() throws {
    try Story.drafted().revised("Second", by: .finn)
      .when(.restore(revision: 1), by: .eve, under: sections)
      .then(
        .revised(
          revision: 3, content: try content(), digest: try content().digest, restoredFrom: 1))
  }

  @Test func `a draft in a language outside the list is refused`() throws {
    let outcome = Story.nothing.when(
      .draft(slug: try slug("cat-news"), content: try content()), by: .eve, under: languages)
    outcome.rejects("languageUnknown")
    #expect(
      outcome.sentence == "en-GB, the language of the article, is not among this newsroom's; "
        + "the languages are de, en")
  }

  @Test func `an import in a section or a language outside the list is refused`() throws {
    let article = ImportedArticle(
      slug: try slug("cat-news"), content: try content(),
      origin: .init(by: "Ada", at: Story.beginning), source: nil, publication: nil,
      corrections: [])
    Story.nothing.when(.import(article), by: .ann, under: sections).rejects("sectionUnknown")
    Story.nothing.when(.import(article), by: .ann, under: languages).rejects("languageUnknown")
    // The archive is as it is: a field that is required now may be missing.
    let required = NewsroomSettings(.requiredForDraft, "keywords")
    var old = article
    old.content.keywords = []
    Story.nothing.when(.import(old), by: .ann, under: required)
      .then(
        .imported(
          slug: old.slug, content: old.content, digest: old.content.digest, origin: old.origin,
          source: nil))
  }

  @Test func `a required field must be in every draft and revision`() throws {
    let settings = NewsroomSettings(.requiredForDraft, "standfirst", "keywords")
    var bare = try content("Cat rescued")
    (bare.standfirst, bare.keywords) = (" \n", [])
    let draft = Story.nothing.when(
      .draft(slug: try slug("cat-news"), content: bare), by: .eve, under: settings)
    draft.rejects("requiredMissing")
    #expect(
      draft.sentence == "cannot draft the article: this newsroom requires a standfirst, keywords; "
        + "add what is missing")
    try Story.drafted().when(.revise(base: 1, content: bare), by: .eve, under: settings)
      .rejects("requiredMissing")
  }

  @Test func `a submission needs what the desk and the newsroom require`() throws {
    let settings = NewsroomSettings(.requiredForSubmission, "keywords", "byline")
    var bare = try content()
    (bare.byline, bare.keywords) = ([], [])
    let story = Story.nothing.and(
      .drafted(slug: try slug("cat-news"), content: bare, digest: bare.digest))
    let outcome = story.when(.submit, by: .eve, under: settings)
    outcome.rejects("incomplete")
    #expect(
      outcome.sentence
        == "cat-news is incomplete: add a byline, keywords, then submit it")
    try Story.drafted().when(.submit, by: .eve, under: settings)
      .then(.submitted(revision: 1, digest: try content().digest))
  }

  @Test(arguments: RequirableField.allCases)
  func `a field is missing when there is nothing but white space in it`(
    field: RequirableField
  ) throws {
    let settings = NewsroomSettings(.requiredForDraft, field.rawValue)
    let draft = ArticleCommand.draft(slug: try slug("cat-news"), content: try content())
    if case .success = Story.nothing.when(draft, by: .eve, under: settings).decision {
    } else {
      Issue.record("\(field) is present")
    }
    var blank = Content(
      headline: "Cat", standfirst: " ", byline: [" "], section: "\n", keywords: [""],
      language: try content().language, manuscript: key(""), wordCount: 0)
    blank.leadImage = ArticleImage(uri: " ")
    Story.nothing.when(
      .draft(slug: try slug("cat-news"), content: blank), by: .eve, under: settings
    ).rejects("requiredMissing")
  }
}
