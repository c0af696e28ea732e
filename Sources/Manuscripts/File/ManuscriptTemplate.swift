package import Editorial

extension ManuscriptFile {
  /// The text for a new article in a text editor: every field with an explanation, and empty except
  /// for the language. It can be parsed unchanged.
  package static func template(language: LanguageTag) -> String {
    """
    ---
    # Lines that begin with '#' are comments. Empty fields are ignored.
    # Put text that contains ': ' or ' #' in double quotes.

    # The title that readers see.
    headline:
    # The name in addresses, such as cat-saved-from-tree. If empty, it is made from the headline.
    slug:
    # The summary under the headline.
    standfirst:
    # The authors, one per line:
    #   - Ann Author
    byline:
    # Where and when the story was filed, and by which agency. It is shown before the first
    # paragraph; do not type it there. Write the date as in 2026-11-23.
    dateline:
      place:
      date:
      source:
    section:
    # Separated by commas.
    keywords:
    language: \(language.text)
    # The picture above the story. A submission needs all four fields.
    leadImage:
      uri:
      caption:
      # What the picture shows, for readers who cannot see it.
      alt:
      credit:
    # The pictures in the text, such as ![A pier](pier.jpg). A submission needs all fields of each;
    # the alt text may be here or in the text.
    #   - uri: pier.jpg
    #     caption: The new pier
    #     alt: A long pier in the rain
    #     credit: Ann Author
    images:
    ---


    """
  }
}
