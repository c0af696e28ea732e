extension Pool {
  /// Runs `body` on a connection of its own, which is closed afterwards, also after an error.
  ///
  /// - Throws: As ``withConnection(as:_:)``.
  @discardableResult
  package static func once<R: Sendable>(
    _ settings: ConnectionSettings, _ body: @Sendable @escaping (inout Connection) throws -> R
  ) async throws -> R {
    let pool = Pool(settings, maximum: 1)
    do {
      let answer = try await pool.withConnection(body)
      await pool.close()
      return answer
    } catch {
      await pool.close()
      throw error
    }
  }
}
