import PostgreSQL

/// The error that `body` throws.
func failure(of body: () throws -> Void) -> PostgresError? {
  do {
    try body()
    return nil
  } catch {
    return error as? PostgresError
  }
}
