import Foundation

/// Who has the form of which article open, as their browsers said during the last minute. It locks
/// nothing, and this process forgets it when it ends.
actor Presence {
  /// How long a person counts as present after their browser's last word.
  static let time: TimeInterval = 60
  /// The articles that are remembered.
  private static let most = 10_000

  private var seen: [UUID: [String: Date]] = [:]

  /// Remembers that a person is there.
  ///
  /// - Returns: The others who are there, by name.
  func note(_ person: String, in article: UUID, at now: Date = Date()) -> [String] {
    if seen.count >= Self.most { seen = [:] }
    seen[article, default: [:]][person] = now
    return others(than: person, in: article, at: now)
  }

  func others(than person: String, in article: UUID, at now: Date = Date()) -> [String] {
    let present = seen[article, default: [:]].filter {
      now.timeIntervalSince($0.value) < Self.time
    }
    seen[article] = present.isEmpty ? nil : present
    return present.keys.filter { $0 != person }.sorted()
  }
}
