package import ArgumentParsing
import Editorial
package import Newsroom
import PlainText

/// The options that say what the fields of another system mean.
package struct ImportMappingArguments: ArgumentGroup {
  @Option(
    name: "preset", help: "The system that the files come from.", valueName: "system")
  package var preset: ImportPreset?
  @Option(
    name: "map",
    help: "What a field means here, such as title=headline; may be repeated.",
    valueName: "field=meaning")
  package var map: [ImportPairArgument]
  @Option(
    name: "ignore", help: "Fields to leave out, separated by commas; may be repeated.",
    valueName: "fields")
  package var ignored: [String]
  @Option(
    name: "from", help: "A mapping file with these options, in YAML or JSON.", valueName: "file",
    completion: .file)
  package var file: String?
  @Option(name: "section", help: "The section of articles that have none.", valueName: "name")
  package var section: String?
  @Flag(name: "keep-templates", help: "Keep template syntax such as {{ x }} as text.")
  package var keepsTemplates: Bool

  package init() {}

  /// Whether any of the options is given.
  var isGiven: Bool {
    preset != nil || !map.isEmpty || !ignored.isEmpty || file != nil || section != nil
      || keepsTemplates
  }

  /// The preset, refined by the mapping file, refined by the options; and the language that the file
  /// gives.
  ///
  /// - Parameter zone: The zone of times without an offset that an option gives.
  func mapping(
    zone: String?
  ) throws(Failure) -> (mapping: ImportMapping, language: LanguageTag?) {
    let file = try readFile()
    var named: ImportPreset?
    if let file { named = try Self.preset(of: file) }
    var mapping = (preset ?? named)?.mapping ?? ImportMapping()
    // The last that is set has priority.
    for pair in (file?.map ?? []).reversed() {
      do {
        mapping.set(pair.source, to: try ImportPairArgument.target(pair.target))
      } catch {
        throw Failure(.invalid, "\(self.file ?? ""): '\(pair.source)' \(error.reason)")
      }
    }
    for pair in map.reversed() { mapping.set(pair.source, to: pair.target) }
    let ignored = self.ignored.flatMap { $0.split(separator: ",") }
    for name in (file?.ignored ?? []) + ignored.map({ String($0.filter { $0 != " " }) }) {
      mapping.ignore(name)
    }
    mapping.section = section ?? file?.section
    mapping.zone = zone ?? file?.zone
    mapping.keepsTemplates = keepsTemplates
    if let zone = mapping.zone {
      do {
        _ = try ZoneName(zone)
      } catch {
        throw error.failure
      }
    }
    return (mapping, file?.language)
  }

  private func readFile() throws(Failure) -> ImportMapping.File? {
    guard let file else { return nil }
    let bytes = try BoundedBytes(limit: 1 << 20, advice: "name a mapping file").file(at: file)
    do {
      return try ImportMapping.File(parsing: bytes)
    } catch {
      throw error.at(file)
    }
  }

  private static func preset(of file: ImportMapping.File) throws(Failure) -> ImportPreset? {
    guard let name = file.preset else { return nil }
    guard let preset = ImportPreset(rawValue: name) else {
      throw Failure(
        .invalid,
        "there is no preset \(SanitizedText(line: name)); the presets are "
          + ImportPreset.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return preset
  }
}

extension ImportPreset: ExpressibleByArgument {}

/// A field and its meaning, such as `title=headline`.
package struct ImportPairArgument: ExpressibleByArgument {
  let source: String
  let target: ImportTarget

  package init(argument: String) throws(ArgumentValueError) {
    guard let sign = argument.lastIndex(of: "="), sign > argument.startIndex else {
      throw ArgumentValueError("must be a field and its meaning, such as title=headline")
    }
    source = String(argument[..<sign])
    target = try Self.target(String(argument[sign...].dropFirst()))
  }

  static func target(_ name: String) throws(ArgumentValueError) -> ImportTarget {
    if let target = ImportTarget(name) { return target }
    let nearest = Suggestion.nearest(to: name, among: ImportTarget.names)
    throw ArgumentValueError(
      "must mean one of \(ImportTarget.names.joined(separator: ", "))"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
  }
}
