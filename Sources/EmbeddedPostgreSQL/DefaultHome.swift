import Foundation

extension EmbeddedServer {
  /// `GALLEY_HOME`, or else `/var/lib/galley` for root, or else `galley` among the user's data
  /// (`XDG_DATA_HOME`, by default `~/.local/share`).
  package static func defaultHome(environment: [String: String], isRoot: Bool) -> String {
    if let home = environment["GALLEY_HOME"], !home.isEmpty { return home }
    if isRoot { return "/var/lib/galley" }
    // A relative XDG directory is to be ignored, says the specification.
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return "\(data)/galley" }
    let own = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    return "\(own)/.local/share/galley"
  }
}
