import TestSupport

extension Office {
  /// Runs a script in which `galley` is the program in this newsroom, as anna, and `other` the same on
  /// a private server with an empty log, as the operating system's user.
  func transfer(
    _ script: String, _ environment: [String: String] = [:]
  ) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().shell(
      """
      galley() { "$GALLEY" --database "$FROM" --as anna "$@"; }
      other() { env -u FROM "$GALLEY" "$@"; }
      \(script)
      """,
      environment: environment.merging(["FROM": database.url()]) { $1 })
  }
}
