import Editorial

extension ManuscriptFile {
  /// The text of the file: front matter with the fields that are set, then the body. Parsing it
  /// gives an equal file if the fields were parsed or set with ``set(_:to:line:)``.
  package var text: String { "---\n\(frontMatter)---\n" + (body.isEmpty ? "" : "\n\(body)") }

  /// The text between the two lines `---`.
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
    writer.write("leadImage", leadImage.fields)
    writer.write(ManuscriptField.images, images.map(\.fields))
    writer.write("revision", baseRevision.map { String($0) })
    return writer.text
  }
}
