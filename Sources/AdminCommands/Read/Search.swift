package import ArgumentParsing
package import Editorial
package import EditorialReadModels
import Newsroom
import Terminal

package struct Search: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "search", abstract: "Find articles by their words, best match first.",
    discussion: """
      The search covers headline, standfirst and body of the working revision. An article must \
      contain all words, in any of the forms that its language gives them. Case and accents do \
      not matter. In Chinese, Japanese, Korean and Thai, the characters of a word are found \
      anywhere in a text.

      "Quoted words" must be together and as written. So must words with a sign but no space \
      between them. 'or' between two words means either, and a minus before a word excludes it. \
      Give such a search as one argument, in single quotes. Very common words, such as 'the', \
      are ignored next to other words, except in quotes, or in capitals as in WHO: they are then \
      found only in capitals.

      A match in the headline comes first, then one in the standfirst. If more than 100 articles \
      match, the most recent ones are ranked, and older ones follow on later pages.

      Spiked articles are found only with --state. For a killed article, the headline is shown \
      but not the text. With --at, the command searches the working revisions and states at that \
      time; a text that has been erased since is not found. In JSON, headline and snippet \
      consist of segments; those of kind 'match' contain the words of the search.
      """,
    examples: [
      Example("galley search harbour flood", "Find articles with both words."),
      Example("galley search '\"harbour wall\" -flood'", "Find a phrase, and exclude a word."),
      Example(
        "galley search Haus --language de --public published", "Find what German readers can read."),
      Example(
        "galley search flood --at '2026-12-01 06:00' --zone Europe/Berlin",
        "Find what this search would have found then."),
    ])

  @Argument(help: "The words to search for.", valueName: "words") package var words: [String]
  @Option(
    name: "section", help: "Only articles in this section.", valueName: "name",
    completion: NameCompletion.section) package
    var section: String?
  @Option(
    name: "state", help: "Only articles in this editorial state; may be repeated.",
    valueName: "state")
  package var state: [EditorialState] = []
  @Option(
    name: "public", help: "Only articles in this publication state.", valueName: "state")
  package var publicationState: PublicationState?
  @Option(name: "language", help: "Only articles in this language.", valueName: "tag")
  package var language: LanguageTag?
  @Option(name: "limit", help: "The maximum number of articles.", valueName: "number")
  package var limit: CountArgument = CountArgument(20)
  @Option(
    name: "after",
    help:
      "Continue after this cursor: the previous page printed it; in JSON, each article has one.",
    valueName: "cursor")
  package var after: SearchCursor?
  @OptionGroup(title: nil) package var slugs: SlugsArgument
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try asOf.validate() }

  package func run() async throws {
    let query = SearchQuery(
      words: words.joined(separator: " "), section: section,
      editorialStates: state, publicationState: publicationState,
      language: language, after: after, limit: limit.count)
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    let found = try await global.withMember { member in
      try await member.search(
        query, asOf: asOf.moment, progress: { try progress.report($0) })
    }
    progress.clear()
    let console = global.console
    let answer = console.value(of: found)
    let hits = answer.page.rows
    let isLast = answer.page.next == nil
    if hits.isEmpty, !found.hasUnknownFilter, let remark = remark(found.remarks, isLast: isLast) {
      console.tell(remark)
    }
    if slugs.isGiven {
      try console.show(slugs: hits.map(\.row.slug))
    } else {
      try console.show(hits) {
        hits.map { HitText($0, screen: console.screen).text }.joined(separator: "\n")
      }
    }
    guard let next = answer.page.next else { return }
    try console.output.flush()
    let command = ContinuedCommand(
      Invocation.current.arguments, options: [(name: "after", value: next.text)])
    console.tell("\(Self.rest(of: answer)): \(command)")
  }

  /// Why nothing was found; nil if the search goes on.
  private func remark(_ remarks: [Remark], isLast: Bool) -> String? {
    let words = words.joined(separator: " ")
    let shown = words.count <= 40 ? words : "\(words.prefix(40))…"
    if remarks.contains(.nothingToLookUp) {
      return "'\(shown)' has no words to search for, only signs"
    }
    return isLast ? "no article matches '\(shown)'" : nil
  }

  /// What there is more of, as the beginning of a line with the command that continues.
  private static func rest(of answer: SearchAnswer) -> String {
    let count = answer.page.rows.count
    if count == 0 { return "no recent article matches; search the older ones" }
    return answer.total.map { "the best \(count) of \($0); there are more" } ?? "there are more"
  }
}
