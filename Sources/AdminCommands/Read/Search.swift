package import ArgumentParsing
package import Editorial
import EditorialReadModels
import Manuscripts
import Newsroom
import Terminal

package struct Search: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "search", abstract: "Find articles by their words, best match first.",
    discussion: """
      Headline, standfirst and body of the working revision are searched. All words must be there, \
      in any of the forms that the article's language gives them; "quoted words" must stand \
      together, 'or' between two words asks for either, and a minus before a word rules it out. \
      Give such a search as one argument, in single quotes.

      Where a word is in more than 500 articles, 500 of them are ranked, and those among the \
      articles that were changed last; a line on standard error says so. More words find fewer.

      Spiked articles are found when --state asks for them. Of a killed article the headline is \
      shown and not the text. With --at the working revisions and states of then are searched; a \
      text that has been erased since is not found. In JSON, headline and snippet are in segments, of which those of \
      kind 'match' were searched for.
      """,
    examples: [
      Example("galley search harbour flood", "Articles with both words."),
      Example("galley search '\"harbour wall\" -flood'", "A phrase, and a word ruled out."),
      Example("galley search Haus --language de --public published", "What German readers find."),
      Example(
        "galley search flood --at '2026-12-01 06:00' --zone Europe/Berlin",
        "What would have been found then."),
    ])

  @Argument(help: "What to search for.", valueName: "words") package var words: [String]
  @Option(name: "section", help: "Only articles of this section.", valueName: "name") package
    var section: String?
  @Option(
    name: "state", help: "Only articles in this editorial state; repeat it for several.",
    valueName: "state")
  package var state: [StateArgument] = []
  @Option(
    name: "public", help: "Only articles in this publication state.", valueName: "state")
  package var publicationState: PublicationState?
  @Option(name: "language", help: "Only articles in this language.", valueName: "tag")
  package var language: LanguageTag?
  @Option(name: "limit", help: "How many at most.", valueName: "number")
  package var limit: CountArgument = CountArgument(20)
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try asOf.validate() }

  package func run() async throws {
    let query = SearchQuery(
      words: words.joined(separator: " "), section: section,
      editorialStates: state.map(\.state), publicationState: publicationState,
      language: language, limit: limit.count)
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    let found = try await global.withMember { member in
      try await member.search(
        query, asOf: asOf.moment, progress: { try progress.report($0) },
        plainText: { MarkdownDocument($0).plainText })
    }
    progress.clear()
    let console = global.console
    let answer = console.value(of: found)
    if let remark = Self.remark(on: answer, found.remarks, words: query.words) {
      console.tell(remark)
    }
    try console.show(answer.hits) {
      answer.hits.map { HitText($0, screen: console.screen).text }.joined(separator: "\n")
    }
  }

  /// What there is to say about the hits.
  private static func remark(
    on answer: SearchAnswer, _ remarks: [Remark], words: String
  ) -> String? {
    let isPartial = remarks.contains(.rankedAmongLatest)
    let shown = words.count <= 40 ? words : "\(words.prefix(40))…"
    if remarks.contains(.nothingToLookUp) {
      return "there is nothing to look up in '\(shown)': signs, and words that every text has, "
        + "such as 'the', are left out"
    }
    if answer.hits.isEmpty {
      return "no article matches '\(shown)'"
        + (isPartial ? " among the first that have the words; more words find fewer" : "")
    }
    if isPartial {
      return "the best \(answer.hits.count) of \(answer.total) that were ranked, and more match; "
        + "more words find fewer"
    }
    guard answer.total > answer.hits.count else { return nil }
    return "the best \(answer.hits.count) of \(answer.total); --limit shows more"
  }
}
