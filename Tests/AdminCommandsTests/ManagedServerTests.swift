import Foundation
import TestSupport
import Testing

/// A server on which nobody who makes a newsroom is a superuser.
@Suite(.timed) struct ManagedServerTests {
  private static let beginning = """
    galley() { "$GALLEY" "$@"; }
    galley database start >/dev/null 2>&1
    super() { psql -X -q -h "$GALLEY_HOME/run" -U galley_superuser "$@"; }
    super -d postgres -c "CREATE ROLE boss LOGIN CREATEROLE CREATEDB PASSWORD 'boss-of-news'"
    super -d postgres -c 'CREATE DATABASE news OWNER boss'
    url() { echo "postgresql://$1:$2@/news?host=$GALLEY_HOME/run"; }
    as() { GALLEY_DATABASE_URL=$(url "$1" "$2"); export GALLEY_DATABASE_URL; }

    """

  @Test func `the owner of a database makes a newsroom with its first admin, and no more`()
    async throws
  {
    try await PrivateHome.with { environment in
      let outcome = try await GalleyBinary().shell(
        Self.beginning + """
          as boss boss-of-news
          echo 'lamps-of-kiel-7' | galley --quiet database init --admin anna --password; echo $?
          galley database init --admin adam 2>&1; echo $?
          galley user add eva --role editor 2>&1; echo $?
          printf 'One.\\n' >wall.md; galley draft wall.md --headline Wall 2>&1; echo $?
          psql -X -q "$GALLEY_DATABASE_URL" -c "SELECT galley.add_user('boss', 'rita', 'admin')" 2>&1
          psql -X -q "$GALLEY_DATABASE_URL" -c "UPDATE galley.events SET actor = 'eva'" 2>&1; echo $?
          galley database migrate 2>&1; echo $?
          as anna lamps-of-kiel-7
          galley --quiet user add eva --role editor && galley user list --format csv | cut -d , -f 1,2
          galley --quiet draft wall.md --headline Wall && galley log tail --format ndjson | wc -l
          """, environment: environment)
      let lines = outcome.stdout.split(separator: "\n").map(String.init)
      #expect(lines.first == "0", "\(outcome.stdout)\(outcome.stderr)")
      #expect(lines.contains { $0.contains("the newsroom has people already") }, "\(lines)")
      #expect(lines.contains { $0.contains("boss is not an admin of this newsroom") }, "\(lines)")
      #expect(lines.suffix(4) == ["name,role", "anna,admin", "eva,editor", "1"], "\(lines)")
    }
  }
}
