import Testing

@testable import Newsroom

struct LoginNameTests {
  private static let people = ["eva", "ann", "neil", "user1", "ace", "ИВАН", "jürgen"]

  @Test(arguments: [
    "all", "ALL", "me", "none", "public", "nobody", "postgres", "Everyone", "current_user",
  ])
  func `a reserved word is refused`(login: String) throws {
    let failure = #expect(throws: Failure.self) { try LoginName(login).check(among: []) }
    #expect(failure?.reason == "'\(login)' is a reserved word and cannot be a login")
  }

  @Test(arguments: [
    ("еva", "Cyrillic and Latin"), ("αnna", "Greek and Latin"), ("emil田", "East Asia and Latin"),
    ("аⲃ", "Coptic and Cyrillic"),
  ])
  func `letters of several scripts are refused`(login: String, scripts: String) {
    let failure = #expect(throws: Failure.self) { try LoginName(login).check(among: []) }
    #expect(failure?.reason.contains("mixes letters of \(scripts)") == true, "\(login)")
  }

  @Test(arguments: ["ｅｖａ", "eva²", "ﬁnn", "e\u{301}va"])
  func `an unusual form of letters is refused`(login: String) {
    let failure = #expect(throws: Failure.self) { try LoginName(login).check(among: []) }
    #expect(failure?.reason.contains("write it as") == true)
  }

  @Test(arguments: [
    ("Eva", "eva"), ("userl", "user1"), ("userI", "user1"), ("асе", "ace"), ("EVA", "eva"),
    ("иван", "ИВАН"), ("nell", nil), ("ana", nil), ("jurgen", nil), ("zoë", nil),
    ("анна", nil), ("田中さくら", nil), ("김민수", nil), ("a.b-c_d@e", nil), ("nora_0f", nil),
  ])
  func `a login that looks like another person's is refused`(login: String, other: String?) throws {
    if let other {
      let failure = #expect(throws: Failure.self) {
        try LoginName(login).check(among: Self.people)
      }
      #expect(failure?.reason.contains("looks like that of \(other);") == true, "\(login)")
    } else {
      try LoginName(login).check(among: Self.people)
    }
  }
}
