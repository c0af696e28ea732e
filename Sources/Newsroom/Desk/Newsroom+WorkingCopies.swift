import Editorial
package import Foundation
import JSON
import PostgreSQL

/// The working copies of the web desk. A person sees only their own.
extension Newsroom {
  /// Keeps what a person typed, unless the newsroom has a later copy from the same form. A copy that
  /// is sent again, because the answer was lost, is saved.
  ///
  /// - Parameter version: The article's version when the form was opened.
  package func save(
    _ copy: WorkingCopy, since version: Int, of session: DeskSession
  ) async throws -> WorkingCopy.Outcome {
    let (login, text) = (session.actor.name, Self.text(of: copy))
    return try await pool.withConnection { connection in
      let saved = try connection.execute(
        """
        INSERT INTO galley.working_copies AS c (login, form, article, number, fields)
        SELECT \(login), \(copy.form), \(copy.article as UUID?)::uuid, \(copy.number), \(text)
        WHERE NOT \(Self.isErased(copy, since: version))
        ON CONFLICT (login, form) DO UPDATE
          SET number = excluded.number, fields = excluded.fields, saved_at = excluded.saved_at
          WHERE (c.number < excluded.number
              OR c.number = excluded.number AND c.fields = excluded.fields)
            AND c.fields IS NOT NULL
            AND c.article IS NOT DISTINCT FROM excluded.article
        RETURNING saved_at
        """)
      if let row = saved.first { return .saved(at: try row.value(at: 0)) }
      let isErased: Bool = try connection.execute(
        "SELECT \(Self.isErased(copy, since: version))")[0].value(at: 0)
      return isErased ? .erased : .late
    }
  }

  /// Keeps what a person sent on purpose as the latest copy of its form, however often the form counts
  /// that it was saved: without scripts, it does not count. A copy that had ended begins again.
  ///
  /// - Parameter version: The article's version when the form was opened.
  /// - Returns: The number of the copy. Nil if nothing was kept, because a text of the article was
  ///   erased after the form was opened, or because the form belongs to another article.
  package func saveAsLatest(
    _ copy: WorkingCopy, since version: Int, of session: DeskSession
  ) async throws -> Int? {
    let (login, text) = (session.actor.name, Self.text(of: copy))
    return try await pool.withConnection { connection in
      let saved = try connection.execute(
        """
        INSERT INTO galley.working_copies AS c (login, form, article, number, fields)
        SELECT \(login), \(copy.form), \(copy.article as UUID?)::uuid, \(copy.number + 1), \(text)
        WHERE NOT \(Self.isErased(copy, since: version))
        ON CONFLICT (login, form) DO UPDATE
          SET number = greatest(c.number + 1, excluded.number), article = excluded.article,
            fields = excluded.fields, saved_at = excluded.saved_at
          WHERE c.fields IS NULL OR c.article IS NOT DISTINCT FROM excluded.article
        RETURNING number
        """)
      return try saved.first?.value(at: 0)
    }
  }

  /// The person's copies for an article, the latest first.
  ///
  /// - Parameter article: Nil for articles that are not drafted yet.
  package func workingCopies(
    of session: DeskSession, for article: UUID?
  ) async throws -> [WorkingCopy] {
    try await workingCopies(of: session, "article IS NOT DISTINCT FROM \(article as UUID?)::uuid")
  }

  /// All copies of the person, the latest first.
  package func workingCopies(of session: DeskSession) async throws -> [WorkingCopy] {
    try await workingCopies(of: session, "true")
  }

  /// The person's copy from a form; nil if there is none.
  package func workingCopy(
    _ form: UUID, of session: DeskSession
  ) async throws -> WorkingCopy? {
    try await workingCopies(of: session, "form = \(form)").first
  }

  private func workingCopies(
    of session: DeskSession, _ condition: Query
  ) async throws -> [WorkingCopy] {
    let login = session.actor.name
    return try await pool.withConnection { connection in
      try connection.execute(
        """
        SELECT form, article, number, fields, saved_at FROM galley.working_copies
        WHERE login = \(login) AND \(condition) AND fields IS NOT NULL
        ORDER BY saved_at DESC
        """
      ).map { row in
        WorkingCopy(
          form: try row.value(at: 0), article: try row.value(at: 1), number: try row.value(at: 2),
          fields: try Self.fields(try row.value(at: 3)), savedAt: try row.value(at: 4))
      }
    }
  }

  /// Forgets the copy of a form, because its text has become a revision, or because the person does
  /// not want it. A copy that arrives late changes nothing.
  package func endWorkingCopy(_ form: UUID, of session: DeskSession) async throws {
    let login = session.actor.name
    try await pool.withConnection { connection in
      try connection.execute(
        """
        INSERT INTO galley.working_copies AS c (login, form, number) VALUES (\(login), \(form), 1)
        ON CONFLICT (login, form) DO UPDATE SET fields = NULL, saved_at = excluded.saved_at
        """)
      // Nothing arrives so late.
      try connection.execute(
        """
        DELETE FROM galley.working_copies
        WHERE fields IS NULL AND saved_at < clock_timestamp() - interval '7 days'
        """)
    }
  }

  /// Whether a text of the article was erased after a version.
  private static func isErased(_ copy: WorkingCopy, since version: Int) -> Query {
    """
    EXISTS (
      SELECT FROM galley.events e
      WHERE e.stream = \(copy.article as UUID?)::uuid AND e.type = 'TextErased' AND e.version > \(version))
    """
  }

  private static func text(of copy: WorkingCopy) -> String {
    // The same fields give the same text.
    var fields = JSONObject()
    for (name, text) in copy.fields.sorted(by: { $0.key < $1.key }) { fields[name] = .string(text) }
    return fields.text
  }

  private static func fields(_ text: String) throws -> [String: String] {
    guard case .object(let object) = try JSONValue(parsing: text) else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: object.keys.compactMap { key in
        if case .string(let text)? = object[key] { (key, text) } else { nil }
      })
  }
}
