/// A Markdown file of another system: its front matter as it was read, and its text.
package struct ForeignManuscript: Sendable {
  /// In the order of the file.
  package let fields: [FrontMatterField]
  /// Tidied like the body of a manuscript.
  package let body: String
  /// The line on which ``body`` begins, from 1.
  package let bodyLine: Int

  /// - Throws: ``ManuscriptError``, with the line of the error if there is one.
  package init(
    parsing bytes: [UInt8], limits: ManuscriptLimits = .standard
  ) throws(ManuscriptError) {
    let parts = try ManuscriptParts(of: bytes, limits: limits)
    do throws(ManuscriptError) {
      fields = try parts.fields(.foreign)
    } catch {
      throw parts.misspeltFence(before: error) ?? error
    }
    body = ManuscriptFile.tidyBody(String(decoding: parts.body, as: UTF8.self))
    let blank = parts.body.prefix(while: ManuscriptFile.isBlank)
    bodyLine = parts.bodyLine + blank.count { $0 == UInt8(ascii: "\n") }
  }

  /// The fields of a YAML text without a body. JSON is YAML, too.
  ///
  /// - Throws: ``ManuscriptError``, with the line of the error if there is one.
  package static func fields(
    ofYAML bytes: [UInt8]
  ) throws(ManuscriptError) -> [FrontMatterField] {
    let text = try ManuscriptText.bytes(of: bytes)
    return try YAMLFrontMatter.fields(of: text[...], .foreign, firstLine: 1)
  }
}
