import Foundation
import TestSupport
import Testing

/// Several newsrooms on the private server.
@Suite(.timed) struct NewsroomCommandTests {
  @Test func `each newsroom has its own people, log, seals and settings`() async throws {
    try await PrivateHome.with { environment in
      let outcome = try await GalleyBinary().shell(
        """
        galley() { "$GALLEY" "$@"; }
        galley newsroom add sports
        galley newsroom add sports
        galley --quiet --newsroom sports user add anna --role admin
        printf 'One metre.\\n' >wall.md
        galley --quiet --newsroom sports draft wall.md --headline Wall --byline Eva
        galley --newsroom sports list --slugs; galley list --slugs
        GALLEY_NEWSROOM=sports galley list --slugs
        galley user list --format csv | grep -c '^anna,'
        galley --newsroom sports log seal >sports.seal 2>/dev/null; galley --quiet log seal
        ls $GALLEY_HOME/newsrooms/sports
        galley --newsroom sports log verify | sed 's/ of .*//'
        galley newsroom list --format csv | cut -d , -f 1,3,4
        """, environment: environment)
      let lines = outcome.stdout.split(separator: "\n").map(String.init)
      #expect(
        lines == [
          "Added the newsroom sports", "Nothing to do: there is a newsroom sports already", "wall",
          "wall", "0", "seal.key", "seal.key.latest", "1 event",
          "name,people,lastPosition", "galley,1,0", "sports,2,1",
        ], "\(outcome.stdout)\(outcome.stderr)")
    }
  }

  @Test func `a name that is wrong or unknown is refused, and creates nothing`() async throws {
    try await PrivateHome.with { environment in
      let outcome = try await GalleyBinary().shell(
        """
        galley() { "$GALLEY" "$@" 2>&1; }
        galley --quiet newsroom add sports >/dev/null
        galley --newsroom sport list; echo $?
        galley newsroom add Sports; echo $?
        galley newsroom add postgres; echo $?
        galley --newsroom sports --database postgresql://db/x list; echo $?
        GALLEY_NEWSROOM=../x galley list; echo $?
        galley newsroom list --format csv | cut -d , -f 1
        """, environment: environment)
      let lines = outcome.stdout.split(separator: "\n").map(String.init)
      try #require(lines.count == 12, "\(outcome.stdout)\(outcome.stderr)")
      #expect(
        lines[0].hasPrefix(
          "galley: there is no newsroom sport on the private server; did you mean sports?"))
      for index in [2, 4, 8] { #expect(lines[index].contains("a newsroom's name is"), "\(lines)") }
      #expect(lines[6].contains("only a newsroom of the private server is chosen by name"))
      for index in stride(from: 1, to: 10, by: 2) { #expect(lines[index] != "0") }
      #expect(lines.suffix(2) == ["name", "sports"])
    }
  }
}
