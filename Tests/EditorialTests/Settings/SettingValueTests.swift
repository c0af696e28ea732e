import Editorial
import Testing

struct SettingValueTests {
  @Test func `the elements of a list are arguments or stand between commas`() throws {
    let sections = SettingValue.list(["Harbour", "City", "Arts and Letters"])
    #expect(try SettingKey.sections.value(of: ["Harbour", "City", "Arts and Letters"]) == sections)
    #expect(try SettingKey.sections.value(of: ["Harbour, City,", "Arts and Letters "]) == sections)
    #expect(try SettingKey.languages.value(of: ["EN-gb,de"]) == .list(["en-GB", "de"]))
    #expect(
      try SettingKey.requiredForDraft.value(of: ["section", "leadImage"])
        == .list(["section", "leadImage"]))
  }

  @Test func `a text is one line without white space around it`() throws {
    #expect(try SettingKey.publisherName.value(of: [" Orrin Press "]) == .text("Orrin Press"))
    #expect(
      try SettingKey.publisherURL.value(of: ["https://example.com/"])
        == .text("https://example.com/"))
    #expect(try SettingKey.secondFactor.value(of: ["required"]) == .text("required"))
  }

  @Test(arguments: [
    (SettingKey.sections, [" ", ","], "sections needs a value; unset it"),
    (.sections, ["City", "city"], "sections names 'city' twice, also as 'City'; name it once"),
    (.sections, ["City", "City"], "sections names 'City' twice; name it once"),
    (.languages, ["en", "english language"], "'english language' is not a language tag"),
    (.requiredForSubmission, ["sektion"], "did you mean section? The fields are standfirst"),
    (.requiredForSubmission, ["headline"], "'headline' is not a field that can be required"),
    (.publisherName, ["Orrin", "Press"], "takes one value, not 2; did you mean 'Orrin Press'?"),
    (.publisherName, ["Orrin\nPress"], "takes one line of at most 500 characters"),
    (.publisherName, [String(repeating: "x", count: 501)], "takes one line of at most 500"),
    (.publisherURL, ["example.com"], "publisher.url is a web address, such as https://"),
    (.publisherURL, ["ftp://example.com"], "is a web address"),
    (.publisherURL, ["https://"], "is a web address"),
    (.publisherURL, ["https://eva:secret@example.com"], "is a web address"),
    (.principles, ["https://example.com/a b"], "is a web address"),
    (.replies, ["maybe"], "replies is open, closed or a number of days"),
  ])
  func `anything else is refused with what to do`(
    key: SettingKey, words: [String], sentence: String
  ) {
    let error = #expect(throws: SettingValueError.self) { try key.value(of: words) }
    #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("secret") != true)
  }

  @Test func `a default is never a value that could be set to nothing`() {
    for key in SettingKey.allCases {
      #expect(!key.defaultPhrase.isEmpty && key.summary.hasSuffix("."))
      #expect(throws: SettingValueError.self) { try key.value(of: []) }
    }
  }

  @Test(arguments: [
    (SettingKey.languages, "english", "begins with two or three letters"),
    (.languages, "en, german-AT", "'german-AT' is not the tag of a language"),
    (.sections, "Coast; City", "the section 'Coast; City' has a semicolon"),
  ])
  func `a list that was accepted once is refused as a new value`(
    key: SettingKey, words: String, reason: String
  ) throws {
    _ = try key.value(of: [words])
    let error = #expect(throws: SettingValueError.self) { try key.newValue(of: [words]) }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }

  @Test func `a new list of languages and sections is taken as it is`() throws {
    #expect(
      try SettingKey.languages.newValue(of: ["en, gsw, pt-br"]) == .list(["en", "gsw", "pt-BR"]))
    #expect(try SettingKey.sections.newValue(of: ["Coast", "City"]) == .list(["Coast", "City"]))
  }
}
