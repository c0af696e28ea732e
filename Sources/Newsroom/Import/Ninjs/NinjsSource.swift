import Editorial
import JSON
import Manuscripts

/// The objects of ninjs in files or in standard input, one after another.
package struct NinjsSource {
  private let mapping: ImportMapping
  private var paths: ArraySlice<String>
  private var reader: JSONObjectReader?

  /// - Parameter paths: Files; `-` for standard input.
  package init(_ paths: [String], _ mapping: ImportMapping) {
    (self.paths, self.mapping) = (paths[...], mapping)
  }

  func close() { reader?.input.close() }

  /// What the next object is, which may be no article; nil at the end.
  mutating func next(
    language: LanguageTag?, limits: ManuscriptLimits
  ) throws(Failure) -> ImportReading? {
    while true {
      if reader == nil {
        guard let path = paths.popFirst() else { return nil }
        // JSON escapes need at most six bytes for a byte of the body.
        reader = JSONObjectReader(
          try NamedInput(openingOrStandardInput: path), limit: limits.file * 6)
      }
      if let object = try reader?.next() {
        let place = "\(reader?.input.name ?? ""), line \(object.line)"
        return reading(of: object.text, at: place, language: language)
      }
      close()
      reader = nil
    }
  }

  private func reading(
    of bytes: ArraySlice<UInt8>, at place: String, language: LanguageTag?
  ) -> ImportReading {
    let object: JSONObject
    do {
      object = try bytes.withUnsafeBytes { try JSONObject(parsing: $0) }
    } catch {
      var reading = ImportReading(at: place)
      let byte = (error as? JSONSyntaxError).map { $0.offset + 1 } ?? 1
      reading.problems = [
        (.unreadable, Failure(.invalid, "the object is not JSON; the error is at its byte \(byte)"))
      ]
      return reading
    }
    return NinjsItem(object, mapping).reading(at: place, language: language, from: Array(bytes))
  }
}
