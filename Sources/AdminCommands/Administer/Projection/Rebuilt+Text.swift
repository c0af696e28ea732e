import Newsroom
import PlainText

extension Rebuilt {
  var text: String {
    let end = isLive ? "build \(build) is now live" : "not swapped in"
    let made = "\(name): rebuilt from \(Count.of(events, "event")) in \(seconds) s; \(end)\n"
    return made + (comparison?.differences ?? "") + quarantined.map { "  \($0.line)\n" }.joined()
  }
}
