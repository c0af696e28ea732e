import ArgumentParsing
import Testing

@testable import SampleCommands

struct `A completion script offers what may follow` {
  @Test(arguments: Shell.allCases.filter { InstalledShell($0) != nil })
  func `in the shell's own syntax`(shell: Shell) throws {
    let script = CompletionScript(shell).generate(for: Press.self)
    _ = try InstalledShell(shell)?.run(script, options: ["-n"])
  }

  @Test(
    .enabled(if: InstalledShell(.bash) != nil, "bash is not installed"),
    arguments: [
      ("pro", "projection"),
      ("", "draft search approve compare projection ping help"),
      ("projection ", "rebuild status"),
      ("projection re", "rebuild"),
      ("help dr", "draft"),
      ("help projection s", "status"),
      ("--as draft app", "approve"),
      ("draft --f", "--fee-per-hundred-words --format"),
      ("draft --format ", "table json"),
      ("draft --format = j", "json"),
      ("draft --format =", "table json"),
      ("draft --format json --headl", "--headline"),
      ("draft --headline ", ""),
      ("search cat dog --within ", "headline standfirst body"),
      ("search cat --wi", "--within"),
      ("projection status --slow ", "true false"),
      ("approve ", "cat dog"),
      ("approve -r 3 d", "dog"),
      ("approve cat ", ""),
      ("--ver", "--version"),
    ])
  func `in bash`(line: String, offered: String) throws {
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map { "'\($0)'" }
    let script = """
      \(CompletionScript(.bash).generate(for: Press.self))
      COMP_WORDS=(press \(words.joined(separator: " "))) COMP_CWORD=\(words.count)
      _press
      printf '%s' "${COMPREPLY[*]}"
      """
    // The order is the tree's.
    let printed = try InstalledShell(.bash)?.run(script)
    #expect(Set((printed ?? "").split(separator: " ")) == Set(offered.split(separator: " ")))
  }

  @Test(
    .enabled(if: InstalledShell(.fish) != nil, "fish is not installed"),
    arguments: [
      ("pro", "projection"), ("--as draft app", "approve"), ("draft --format=j", "--format=json"),
      ("search cat --within ", "body headline standfirst"), ("approve d", "dog"),
      ("help projection s", "status"),
    ])
  func `in fish`(line: String, offered: String) throws {
    let script = """
      \(CompletionScript(.fish).generate(for: Press.self))
      complete -C 'press \(line)'
      """
    let printed = try InstalledShell(.fish)?.run(script, options: ["--no-config"]) ?? ""
    let candidates = printed.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
    #expect(candidates.sorted().joined(separator: " ") == offered)
  }

  @Test func `without executing the output of a command`() throws {
    let bash = CompletionScript(.bash).generate(for: Hostile.self)
    let script =
      bash + "COMP_WORDS=(hostile bait '') COMP_CWORD=2; _hostile; printf '%s' \"$COMPREPLY\"\n"
    let printed = try InstalledShell(.bash)?.run(script)
    #expect(printed == nil || printed == #"a\$\(echo\ run\)"#)
  }

  @Test func `with quotes in help quoted`() {
    let script = CompletionScript(.fish).generate(for: Hostile.self)
    #expect(script.contains(#"'--it\tThe editor\'s C:\\.'"#.replacing(#"\t"#, with: "\t")))
    let zsh = CompletionScript(.zsh).generate(for: Hostile.self)
    #expect(zsh.contains(#"'--it:The editor'\''s C:\.'"#))
  }
}

private struct Hostile: CommandGroup {
  static let configuration = CommandConfiguration(name: "hostile", abstract: "Try to break out.")
  static let sections = [CommandSection("Subcommands", [Bait.self])]
}

/// Texts that a shell would interpret in a careless script.
private struct Bait: Subcommand {
  static let configuration = CommandConfiguration(
    name: "bait", abstract: "Offer what it should not.")

  @Argument(help: "x", valueName: "word", completion: .command("printf '%s' 'a$(echo run)'"))
  var word: String
  @Option(name: "it", help: "The editor's C:\\.") var it: String?

  mutating func run() async throws {}
}
