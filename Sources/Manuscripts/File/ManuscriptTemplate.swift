package import Editorial

extension ManuscriptFile {
  /// The text that an editor's program opens on for a new article: every field, empty but for the
  /// language, with a word on what it is for. It parses as it stands.
  package static func template(language: LanguageTag) -> String {
    """
    ---
    # Lines that begin with '#' are not read. An empty field is left out.
    # Put text that holds ': ' or ' #' in double quotes.

    # The title that readers see.
    headline:
    # The article's address, such as cat-saved-from-tree. Left empty, the headline gives it.
    slug:
    # The summary under the headline.
    standfirst:
    # The authors, one a line:
    #   - Ann Author
    byline:
    # Where and when the story was filed, and by which agency. It is put in front of the first
    # paragraph; do not type it there. The date is written 2026-11-23.
    dateline:
      place:
      date:
      source:
    section:
    # Parted by commas.
    keywords:
    language: \(language.text)
    # The picture above the story. To be submitted it needs all four.
    leadImage:
      uri:
      caption:
      # What the picture shows, for those who cannot see it.
      alt:
      credit:
    ---


    """
  }
}
