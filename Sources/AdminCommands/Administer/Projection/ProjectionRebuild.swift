package import ArgumentParsing
import Newsroom
import PlainText
import Terminal

package struct ProjectionRebuild: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "rebuild", abstract: "Rebuild read models from the log.",
    discussion: """
      Each read model is built beside its current build, which continues to answer queries and to \
      follow the log. The new build is compared with the current one, row by row, and replaces it \
      in one transaction. 'galley projection rollback' can restore the former build until the \
      next rebuild. One pass over the log builds several read models. If a rebuild is killed, the \
      current builds are unchanged, and the next rebuild removes what it left.

      If the new build differs although the projection's version is the same, or if an event \
      could not be applied, it does not replace the current one. The differences are listed, and \
      the exit code is 1; --accept uses the new build anyway. Builds of different versions are \
      not compared.

      With --format json, progress is printed as one object per line, followed by one object per \
      read model.
      """,
    examples: [
      Example("galley projection rebuild board", "Rebuild one read model."),
      Example("galley projection rebuild --all", "Rebuild all read models in one pass."),
      Example("galley projection rebuild board --accept", "Use the new build even if it differs."),
    ])

  @Argument(
    help: "The read models.", valueName: "name",
    completion: .values(ReadModelNames.all))
  package var names: [String] = []
  @Flag(name: "all", help: "Rebuild every read model.") package var all: Bool
  @Flag(name: "accept", help: "Use builds that differ or leave events out.") package var accept:
    Bool
  @OptionGroup(title: nil) package var resources: ReplayArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard names.isEmpty == all else {
      throw ArgumentValueError("Name the read models to rebuild, or give --all, and not both.")
    }
    try ReadModelNames.check(names)
  }

  package func run() async throws {
    let console = global.console
    let chosen = ReadModelNames.chosen(names)
    let progress = ReplayReporter(chosen.joined(separator: ", "), on: console)
    defer { progress.clear() }
    let answer = try await global.withMember { member in
      try await member.rebuild(chosen, accept: accept, limits: resources.limits) {
        try progress.report($0)
      }
    }
    progress.clear()
    if !console.isQuiet {
      try console.showLast(answer.outcomes) { answer.outcomes.map(\.text).joined() }
    }
    let kept = answer.outcomes.filter { !$0.isLive }.map(\.name)
    guard !kept.isEmpty else { return }
    throw Failure(
      .failed,
      "not swapped in: \(kept.joined(separator: ", ")); check the differences, and rebuild with "
        + "--accept if the new build is correct")
  }
}

extension Rebuilt {
  var text: String {
    let end = isLive ? "build \(build) is now live" : "not swapped in"
    let made = "Rebuilt \(name) from \(Count.of(events, "event")) in \(seconds) s; \(end)\n"
    return made + (comparison?.differences ?? "") + quarantined.map { "  \($0.line)\n" }.joined()
  }
}
