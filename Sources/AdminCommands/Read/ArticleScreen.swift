import Editorial
import EditorialReadModels
import Foundation
import Manuscripts
import Newsroom
import PlainText
import Terminal
import TerminalManuscripts

/// An article on a terminal: the text as its readers see it, its corrections, and its state.
struct ArticleScreen {
  private let answer: ArticleAnswer
  private let replies: ArticleReplies?
  private let screen: TerminalCapabilities
  private let paint: Paint
  private let width: Int

  /// - Parameter replies: Nil for the past.
  init(_ answer: ArticleAnswer, replies: ArticleReplies? = nil, screen: TerminalCapabilities) {
    (self.answer, self.replies) = (answer, replies)
    self.screen = screen
    paint = Paint(for: screen)
    width = screen.readingWidth
  }

  /// Ends with a newline.
  var text: String {
    var blocks = answer.isKilled ? [killNotice] : article
    if !answer.corrections.isEmpty {
      blocks += [[rule]] + corrections
    }
    blocks.append([rule])
    let above = blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    return above.joined(separator: "\n\n") + "\n\n"
      + StandingFacts(answer, replies: replies).facts.text(for: screen)
  }

  private var rule: String { String(repeating: "─", count: width) }

  /// The blocks that a reader sees, as lines; a block is empty if the article lacks the part.
  private var article: [[String]] {
    let row = answer.revision
    let names = Self.joined(row.byline)
    return [
      wrapped(row.headline, .bold), wrapped(row.standfirst, .italic),
      wrapped(names.isEmpty ? nil : "By \(names)"), row.leadImage.map(lines(of:)) ?? [], [rule],
      bodyLines,
    ] + row.images.map(lines(of:))
  }

  private var killNotice: [String] {
    wrapped(answer.revision.headline, [.bold, .strikethrough]) + [""]
      + wrapped("Killed: \(answer.publication?.killNotice ?? "")", .red)
      + wrapped(answer.replacement.map { "Read instead: \($0)" })
  }

  private func lines(of image: ArticleImage) -> [String] {
    let caption = image.caption.map { " \($0)" } ?? ""
    let credit = image.credit.map { " (\($0))" } ?? ""
    return wrapped("[Image]\(caption)\(credit)")
      + wrapped(image.alt.map { "Shows: \($0)" }, .dim)
      + wrapped(image.uri, .dim)
  }

  private var bodyLines: [String] {
    guard let body = answer.body else {
      let erased = answer.erased.map { "[\($0.words.withShownTimes)]" }
      return wrapped(erased ?? "[The text is missing, and the log does not say why.]", .dim)
    }
    return MarkdownDocument(body).lines(
      width: width, tableWidth: screen.isTerminal ? screen.width : width, paint: paint,
      leadIn: answer.revision.dateline?.rendered)
  }

  /// The last corrections. There may be a thousand.
  private var corrections: [[String]] {
    let earlier = answer.corrections.count - Self.mostCorrections
    let last = answer.corrections.suffix(Self.mostCorrections).map { lines(of: $0) }
    guard earlier > 0 else { return last }
    let count = Count.of(earlier, "earlier correction")
    return [
      wrapped("\(count): see 'galley live \(answer.board.slug) --corrections'", .dim)
    ] + last
  }

  private static let mostCorrections = 10

  private func lines(of correction: CorrectionRow) -> [String] {
    let title = "\(correction.kind.title) \(correction.number)"
    let when = Moment(correction.publishedAt).absolute
    return WrappedText(
      [StyledRun("\(title), \(when):", .bold), StyledRun(" \(correction.notice)")], width: width,
      paint: paint
    ).lines
  }

  /// `A`, `A and B`, or `A, B and C`.
  private static func joined(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.joined() }
    return "\(names.dropLast().joined(separator: ", ")) and \(last)"
  }

  private func wrapped(_ text: String?, _ style: Style = []) -> [String] {
    guard let text, !text.isEmpty else { return [] }
    return WrappedText(text, style, width: width, paint: paint).lines
  }
}

extension ArticleAnswer {
  var isKilled: Bool { board.publicationState == .killed }
}
