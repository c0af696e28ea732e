import Editorial
import Manuscripts
import Newsroom
import PlainText

/// What an import reads, and what is known before it begins.
struct ImportPlan {
  let source: ImportSource
  /// The language that a mapping file gives.
  private(set) var language: LanguageTag?
  /// The fields that the mapping does not mention.
  private(set) var unknown: [UnknownImportField] = []
  private(set) var survey = ImportSummary()

  init(
    _ paths: [String], archive: String?, _ arguments: ImportMappingArguments, zone: String?,
    limits: ManuscriptLimits
  ) throws(Failure) {
    if let archive {
      // JSON escapes need at most six bytes for a byte of the body.
      source = .lines(
        LineReader(try NamedInput(openingOrStandardInput: archive), limit: limits.file * 6))
      return
    }
    let (mapping, language) = try arguments.mapping(zone: zone)
    self.language = language
    switch mapping.archive {
    case .wordPress:
      source = .wordPress(try WordPressSource(paths, mapping, limits: limits))
      return
    case .ninjs:
      source = .ninjs(NinjsSource(paths, mapping))
      return
    case .atom:
      source = .atom(try AtomSource(paths, mapping, limits: limits))
      return
    case .markdown: break
    }
    let files = try ImportFiles(paths)
    guard arguments.isGiven else {
      source = .manuscripts(files.all[...])
      survey = ImportSummary(unknown: [], others: files.others)
      return
    }
    let reader = ForeignFileReader(mapping)
    source = .files(files.all[...], reader)
    unknown = reader.unknownFields(in: files.all[...], limits: limits)
    survey = ImportSummary(unknown: unknown, others: files.others)
  }

  /// Why nothing can be imported: fields that the mapping does not mention.
  var failure: Failure? {
    guard !unknown.isEmpty else { return nil }
    let pairs = unknown.compactMap { field in
      field.suggestion.map { ImportMapping.Pair(field.name, $0) }
    }
    let others = unknown.filter { $0.suggestion == nil }.map(\.name)
    return Failure(
      .invalid,
      "nothing says what \(Count.of(unknown.count, "field")) of the archive "
        + "\(unknown.count == 1 ? "means" : "mean"), so nothing was imported",
      .mapFields(map: pairs, ignore: others))
  }
}

extension UnknownImportField {
  /// What is wrong with it.
  var sentence: String { "unknown field \(Quoted(name)), in \(Count.of(files, "file"))" }
}
