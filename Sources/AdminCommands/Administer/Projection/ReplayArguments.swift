package import ArgumentParsing
import Newsroom

/// The threads and the memory that a replay of the log may use.
package struct ReplayArguments: ArgumentGroup {
  @OptionGroup(title: nil) package var threads: ThreadArguments
  @Option(
    name: "memory", help: "The most memory for rows, in megabytes.",
    valueName: "megabytes")
  package var memory: CountArgument = CountArgument(64)

  package init() {}

  var limits: ReplayLimits {
    var limits = ReplayLimits(memory: memory.count << 20)
    limits.workers = threads.count
    return limits
  }
}

/// The number of threads that read the log.
package struct ThreadArguments: ArgumentGroup {
  @Option(
    name: "workers", help: "The number of threads (default: one per processor).",
    valueName: "number")
  package var workers: CountArgument?

  package init() {}

  var count: Int { workers?.count ?? ReplayLimits().workers }
}
