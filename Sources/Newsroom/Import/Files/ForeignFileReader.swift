import Editorial
import Foundation
package import Manuscripts

/// Reads Markdown files of another system.
package struct ForeignFileReader: Sendable {
  private let mapping: ImportMapping

  package init(_ mapping: ImportMapping) { self.mapping = mapping }

  func reading(
    of file: ImportFile, language: LanguageTag?, limits: ManuscriptLimits
  ) -> ImportReading {
    let name = ForeignFileName(file, mapping)
    var reading = ImportReading(at: file.path)
    if name.isListPage {
      reading.leftOut = ["pages that list articles"]
      return reading
    }
    do throws(Failure) {
      let bytes = try BoundedBytes(limit: limits.file).file(at: file.path)
      let foreign = try Self.foreign(bytes, limits)
      var article = ForeignArticle(body: foreign.body, mapping)
      article.read(ForeignFields(foreign.fields, mapping))
      complete(&article, by: name, language)
      return article.reading(
        at: file.path, bodyLine: foreign.bodyLine, language: name.language ?? language, mapping,
        from: bytes)
    } catch {
      reading.problems = [(.unreadable, error)]
      return reading
    }
  }

  private func complete(
    _ article: inout ForeignArticle, by name: ForeignFileName, _ language: LanguageTag?
  ) {
    var slug: Slug?
    if mapping.isNamedAfterSlug, article.file.slug == nil {
      slug =
        Slug(name.stem)
        ?? (try? Slug.suggested(
          from: name.stem, language: article.file.language ?? name.language ?? language))
      if slug == nil || slug?.text != name.stem {
        article.leaveOut("name of the file (characters that no slug has)")
      }
    }
    var date: Date?
    if let text = name.date, article.times[.firstPublishedAt] == nil {
      do {
        date = try ForeignTime(zone: mapping.zone).instant(text)
      } catch {
        article.add(
          .time, "the date in the name of the file \(error.reason)", remedies: error.remedies)
      }
    }
    article.complete(slug: slug, date: date, section: name.section, isDraft: name.isDraft)
  }

  static func foreign(
    _ bytes: [UInt8], _ limits: ManuscriptLimits
  ) throws(Failure) -> ForeignManuscript {
    do {
      return try ForeignManuscript(parsing: bytes, limits: limits)
    } catch {
      throw Failure(.invalid, error.description)
    }
  }
}

extension ForeignFileReader {
  /// The fields of the files that the mapping says nothing about; the most frequent first. Files that
  /// cannot be read, and those that are no articles, have none.
  package func unknownFields(
    in files: ArraySlice<ImportFile>, limits: ManuscriptLimits, progress: (Int) -> Void = { _ in }
  ) -> [UnknownImportField] {
    var found: [String: UnknownImportField] = [:]
    for (number, file) in files.enumerated() {
      progress(number + 1)
      guard !ForeignFileName(file, mapping).isListPage,
        let bytes = try? BoundedBytes(limit: limits.file).file(at: file.path),
        let foreign = try? Self.foreign(bytes, limits)
      else { continue }
      for (name, line) in ForeignFields(foreign.fields, mapping).unknown {
        let first = UnknownImportField(name: name, path: file.path, line: line)
        found[name.lowercased(), default: first].files += 1
      }
    }
    return found.values.sorted { ($1.files, $0.name) < ($0.files, $1.name) }
  }
}
