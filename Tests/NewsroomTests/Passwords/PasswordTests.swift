import Testing

@testable import Newsroom

@Suite struct PasswordTests {
  private func refusal(of password: String) -> String? {
    do {
      _ = try Password(Array(password.utf8))
      return nil
    } catch {
      return error.reason
    }
  }

  @Test(arguments: [
    "password1234", "P@ssw0rd!2024", "passwordpassword", "123456789012", "qwertyuiopas",
    "aaaaaaaaaaaa",
    "abcabcabcabc", "1qaz2wsx3edc", "correct horse battery staple", "CorrectHorseBatteryStaple",
    "Summer-2026!", "newsroom-2026", "iloveyou12345", "zaq12wsxcde3", "ｐａｓｓｗｏｒｄ２０２４",
    "abcd4321abcd",
    "!!!!!!!!!!!!", "letmeinplease", "ababababababa", "manchesterunited", "987654321098",
  ])
  func `a password that is guessed first is refused, and is not in the reason`(password: String) {
    let reason = refusal(of: password)
    #expect(
      reason?.hasPrefix("this password is too easy to guess") == true, "\(reason ?? "accepted")")
    #expect(reason?.contains(password) != true)
  }

  @Test(arguments: [
    "correct horse battery", "another long password", "my own long password", "tide-lantern-94-oak",
    "kxqvzjwpmrtb", "المصباح يحترق كل ليلة", "灯台の火は消えない夜明けまで", "🦊🐙🦉🐳🦑🦀🐡🐢🦕🦖🐉🦎",
    "839204716253",
  ])
  func `other passwords of 12 characters are accepted`(password: String) {
    #expect(refusal(of: password) == nil)
  }

  @Test func `a shorter password is refused`() {
    #expect(refusal(of: "kxqvzjwpmrt")?.hasPrefix("a password must have 12 to 256") == true)
  }

  @Test func `names that are known do not count`() throws {
    let names = ["nora.berg", "Orrin Press", "ed"]
    for text in [
      "Nora.Berg-2026!", "orrin press 1234", "nora.berg orrin press 77", "nora.bergpassword",
    ] {
      let password = try Password(Array(text.utf8))
      #expect(throws: Failure.self, "\(text)") { try password.require(unlike: names) }
    }
    for text in ["nora.berg lights the lamp", "educated lantern oak"] {
      try Password(Array(text.utf8)).require(unlike: names)
    }
  }

  @Test func `the list can be searched`() {
    let words = CommonPasswords.words
    #expect(words.count > 300)
    for (word, next) in zip(words, words.dropFirst()) {
      #expect(word.utf8.lexicographicallyPrecedes(next.utf8), "\(word)")
    }
    #expect(words.allSatisfy { CommonPasswords.contains(String($0)) })
    #expect(words.allSatisfy { $0.allSatisfy { $0.isLetter || $0.isNumber } })
    #expect(!CommonPasswords.contains("") && !CommonPasswords.contains("zzzz"))
  }
}
