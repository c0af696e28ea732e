package import ArgumentParsing
import Newsroom
import PlainText
import Terminal

/// The options of `galley export site`, and what it does.
package struct SiteArguments: ArgumentGroup {
  @Option(
    name: "css", help: "Use this style in place of the site's own one.", valueName: "file",
    completion: .file)
  package var css: String?
  @Flag(name: "rebuild", help: "Write the whole site again.") package var rebuild: Bool

  package init() {}

  func validate(for format: ExportFormat) throws(ArgumentValueError) {
    guard format == .site || css == nil && !rebuild else {
      throw ArgumentValueError("--css and --rebuild belong to a site.")
    }
  }

  func export(to folder: String, _ global: GlobalOptions) async throws {
    let console = global.console
    let style = try css.map { try Self.style(in: $0) }
    let bar = console.progressBar()
    defer { bar.clear() }
    let answer = try await global.withMember { member in
      try await member.exportSite(
        to: folder, css: style, isRebuilding: rebuild,
        progress: { written, total in
          if written == 0 { bar.begin("writing", total: total, unit: "articles") }
          bar.advance(to: written)
        })
    }
    bar.clear()
    let summary = console.value(of: answer, as: "site")
    for problem in summary.problems { console.tell(problem) }
    try console.report(summary) { "\(summary.words(for: folder))\n" }
  }

  private static func style(in path: String) throws(Failure) -> String {
    let bytes = try BoundedBytes(limit: 262_144, advice: "shorten it").file(at: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.invalid, "\(path) is not UTF-8; save it as UTF-8")
    }
    return text
  }
}

extension SiteSummary {
  fileprivate func words(for folder: String) -> String {
    let place = SanitizedText(line: folder)
    guard changed > 0 || isWhole else { return "Nothing has changed for \(place)" }
    let written = "Wrote \(Count.of(pages, "page"))"
    let all = Count.of(articles, "live article")
    return isWhole
      ? "\(written) with \(all) to \(place)"
      : "\(written) for \(Count.of(changed, "changed article")) to \(place), which has \(all)"
  }
}
