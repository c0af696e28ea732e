package import ArgumentParsing
import Editorial
import Newsroom
import PlainText
import Terminal

package struct DestinationLog: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "log", abstract: "Show what was sent to a destination, newest first.",
    discussion: """
      Each attempt is shown with its result: the status of the response, or why it failed. The \
      JSON also has the id of the event, and the size and the SHA-256 of what was sent.
      """,
    examples: [
      Example("galley destination log wire", "Show the last attempts."),
      Example("galley destination log wire --failed", "Show only those that failed."),
    ])

  @OptionGroup(title: nil) package var destination: DestinationArgument
  @Flag(name: "failed", help: "Only attempts that failed.") package var failed: Bool
  @Option(name: "limit", help: "The maximum number of rows.", valueName: "number")
  package var limit: CountArgument = CountArgument(50)
  @Option(
    name: "before", help: "Only attempts before this number, which the JSON has.",
    valueName: "number")
  package var before: Int64?
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let attempts = try await global.withMember {
      try await $0.deliveryLog(
        of: destination.name, last: limit.count, isFailed: failed, before: before)
    }
    let table = Table(
      columns: [
        TableColumn("sent"), TableColumn("article", minimumWidth: 12),
        TableColumn("as"), TableColumn("attempt", alignment: .right, dropRank: 1),
        TableColumn("ms", alignment: .right, dropRank: 2),
        TableColumn("bytes", alignment: .right, dropRank: 3),
        TableColumn("result", minimumWidth: 12), TableColumn("at", dropRank: 4),
      ],
      rows: attempts.map { attempt in
        let moment = Moment(attempt.at)
        return [
          TableCell(moment.relative, .dim),
          TableCell(attempt.slug?.text ?? attempt.article.text, .bold),
          TableCell(attempt.sentAs.rawValue), TableCell(String(attempt.attempt)),
          TableCell(String(Int(attempt.seconds * 1_000))), TableCell(String(attempt.bytes)),
          TableCell(attempt.result, attempt.isConfirmed ? .green : .red),
          TableCell(moment.absolute, .dim),
        ]
      })
    try global.console.show(attempts, as: table, ifEmpty: "nothing was sent")
  }
}
