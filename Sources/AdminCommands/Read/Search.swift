package import ArgumentParsing
package import Editorial
import EditorialReadModels
import Newsroom
import Terminal

package struct Search: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "search", abstract: "Find articles by their words, best match first.",
    discussion: """
      The search covers headline, standfirst and body of the working revision. An article must \
      contain all words, in any of the forms that its language gives them. "Quoted words" must \
      be together, 'or' between two words means either, and a minus before a word excludes it. \
      Give such a search as one argument, in single quotes.

      If a word is in more than 500 articles, the search ranks 500 of them, and those among the \
      last changed articles; a line on standard error says so. Use more words to narrow the \
      search.

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
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try asOf.validate() }

  package func run() async throws {
    let query = SearchQuery(
      words: words.joined(separator: " "), section: section,
      editorialStates: state, publicationState: publicationState,
      language: language, limit: limit.count)
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    let found = try await global.withMember { member in
      try await member.search(
        query, asOf: asOf.moment, progress: { try progress.report($0) })
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

  /// A remark about the hits, if any is needed.
  private static func remark(
    on answer: SearchAnswer, _ remarks: [Remark], words: String
  ) -> String? {
    let isPartial = remarks.contains(.rankedAmongLatest)
    let shown = words.count <= 40 ? words : "\(words.prefix(40))…"
    if remarks.contains(.nothingToLookUp) {
      return "'\(shown)' has no words to search for: signs and very common words, such as 'the', "
        + "are ignored"
    }
    if answer.hits.isEmpty {
      return "no article matches '\(shown)'"
        + (isPartial ? " among those that were ranked; use more words to narrow the search" : "")
    }
    if isPartial {
      return
        "the best \(answer.hits.count) of \(answer.total) ranked articles; more articles match; "
        + "use more words to narrow the search"
    }
    guard answer.total > answer.hits.count else { return nil }
    return "the best \(answer.hits.count) of \(answer.total); use --limit to see more"
  }
}
