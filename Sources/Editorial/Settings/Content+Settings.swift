import PlainText

// The newsroom's settings as rules for a new text.
extension ArticleState {
  /// Refuses a new content that the settings do not allow.
  func require(
    _ content: Content, toFit settings: NewsroomSettings, for verb: ArticleVerb
  ) throws(ArticleRejection) {
    if let cause = content.objection(by: settings, replacing: current?.content) {
      throw rejection(cause)
    }
    let missing = settings.fields(requiredBy: .requiredForDraft)
      .filter { !$0.isPresent(in: content) }.map(\.phrase)
    guard missing.isEmpty else { throw rejection(.requiredMissing(verb, missing: missing)) }
  }
}

extension Content {
  /// Why the newsroom's lists do not allow the section or the language. An article keeps those that
  /// it has.
  func objection(
    by settings: NewsroomSettings, replacing former: Content?
  ) -> ArticleRejection.Cause? {
    let (sections, languages) = (settings.sections, settings.languages)
    if !sections.isEmpty, let section, section != former?.section, !sections.contains(section) {
      return .sectionUnknown(
        section, nearest: Self.nearest(to: section, among: sections), known: sections)
    }
    if !languages.isEmpty, language != former?.language, !languages.contains(language.text) {
      return .languageUnknown(language, known: languages)
    }
    return nil
  }

  private static func nearest(to typed: String, among names: [String]) -> String? {
    guard typed.count <= 100 else { return nil }
    let nearest = Suggestion.nearest(to: typed.lowercased(), among: names.map { $0.lowercased() })
    return names.first { $0.lowercased() == nearest }
  }
}
