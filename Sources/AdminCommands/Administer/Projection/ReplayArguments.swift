package import ArgumentParsing
import Newsroom

/// How much of the machine a fold of the whole log may take.
package struct ReplayArguments: ArgumentGroup {
  @Option(
    name: "workers", help: "How many threads fold at a time; by default one a processor.",
    valueName: "number")
  package var workers: CountArgument?
  @Option(
    name: "memory", help: "Megabytes of rows that may gather in memory, whatever the log's length.",
    valueName: "megabytes")
  package var memory: CountArgument = CountArgument(64)

  package init() {}

  var limits: ReplayLimits {
    var limits = ReplayLimits(memory: memory.count << 20)
    if let workers { limits.workers = workers.count }
    return limits
  }
}
