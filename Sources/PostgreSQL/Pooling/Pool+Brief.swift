extension Pool {
  /// Runs `body` with a pool of its own, which is closed afterwards, also after an error.
  package static func with<R: Sendable>(
    _ settings: ConnectionSettings, maximum: Int, _ body: (Pool) async throws -> R
  ) async throws -> R {
    let pool = Pool(settings, maximum: maximum)
    do {
      let answer = try await body(pool)
      await pool.close()
      return answer
    } catch {
      await pool.close()
      throw error
    }
  }

  /// Runs `body` on a connection of its own, which is closed afterwards, also after an error.
  ///
  /// - Throws: As ``withConnection(as:_:)``.
  @discardableResult
  package static func once<R: Sendable>(
    _ settings: ConnectionSettings, _ body: @Sendable @escaping (inout Connection) throws -> R
  ) async throws -> R {
    try await with(settings, maximum: 1) { try await $0.withConnection(body) }
  }
}
