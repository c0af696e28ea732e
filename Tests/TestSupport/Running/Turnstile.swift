/// Lets a limited number of tests run at a time. The others wait in line.
actor Turnstile {
  /// More would not be faster, and each test may open a dozen connections.
  static let databases = Turnstile(places: 8)
  /// A test may stop the standby.
  static let standbys = Turnstile(places: 1)
  /// See ``ServerTrait``.
  static let servers = Turnstile(places: 3)
  /// See ``TestDatabase/makingSharedLogins(_:)``.
  static let sharedLogins = Turnstile(places: 1)

  private var places: Int
  private var line: [CheckedContinuation<Void, Never>] = []

  init(places: Int) { self.places = places }

  nonisolated func pass(_ body: () async throws -> Void) async throws {
    await enter()
    do {
      try await body()
    } catch {
      await leave()
      throw error
    }
    await leave()
  }

  private func enter() async {
    if places > 0 {
      places -= 1
    } else {
      await withCheckedContinuation { line.append($0) }
    }
  }

  private func leave() {
    if line.isEmpty {
      places += 1
    } else {
      line.removeFirst().resume()
    }
  }
}
