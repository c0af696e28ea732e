import Testing

@testable import EmbeddedPostgreSQL

/// Which major versions of PostgreSQL are used.
struct ServerVersionsTests {
  @Test(
    arguments: [
      (14, nil, false), (15, nil, true), (16, nil, true), (17, nil, true), (18, nil, true),
      (19, nil, false), (19, "", false), (19, "19", true), (19, "20", false), (19, "14,19", true),
      (14, "14, 19", true), (15, "19", true), (19, "yes", false), (20, "19+", false),
    ] as [(Int, String?, Bool)])
  func `a version is used if it is tested or asked for`(
    major: Int, requested: String?, isPermitted: Bool
  ) {
    var environment: [String: String] = [:]
    environment["GALLEY_POSTGRES_UNTESTED"] = requested
    let versions = ServerVersions(environment: environment)
    #expect(versions.permits(major) == isPermitted)
    #expect(versions.isTested(major) == (15...18).contains(major))
  }

  @Test func `a refusal says what is tested and what to do`() {
    #expect(
      ServerVersions().refusal(of: 19)
        == "PostgreSQL 19 is not tested with this program, but 15 to 18 are: use one of these, or set "
        + "GALLEY_POSTGRES_UNTESTED=19 to try it")
  }
}
