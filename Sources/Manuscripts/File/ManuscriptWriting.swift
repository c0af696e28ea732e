import Editorial

extension ManuscriptFile {
  /// The file's text: front matter with the fields it has, then the body. Parsing it gives an equal
  /// file, as long as the fields were given by ``set(_:to:line:)`` or parsed.
  package var text: String { "---\n\(frontMatter)---\n" + (body.isEmpty ? "" : "\n\(body)") }

  /// What stands between the two lines `---`.
  var frontMatter: String {
    var writer = FrontMatterWriter()
    writer.write("headline", headline)
    writer.write("slug", slug?.text)
    writer.write("standfirst", standfirst)
    writer.write("byline", byline)
    writer.write(
      "dateline",
      [
        ("place", dateline.place), ("date", dateline.date?.description),
        ("source", dateline.source),
      ])
    writer.write("section", section)
    writer.write("keywords", keywords)
    writer.write("language", language?.text)
    writer.write(
      "leadImage",
      [
        ("uri", leadImage.uri), ("caption", leadImage.caption), ("alt", leadImage.alt),
        ("credit", leadImage.credit),
      ])
    writer.write("revision", baseRevision.map { String($0) })
    return writer.text
  }
}
