/// What a program may do with a token. Each scope includes those before it. The person's role and the
/// rules of the desk apply as well.
package enum TokenScope: String, CaseIterable, Sendable {
  case read
  /// Also commands on articles.
  case write
  /// Also people, settings, destinations and read models.
  case admin

  package func includes(_ other: TokenScope) -> Bool { rank >= other.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
