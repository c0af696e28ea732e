import ArgumentParsing
import Testing

@testable import SampleCommands

struct `A command line sets the values of parameters` {
  @Test func `of arguments by position and of options by name, in any order`() throws {
    for line in [
      "approve cat --expect-revision 3", "approve --expect-revision 3 cat",
      "approve --expect-revision=3 cat", "approve -r 3 cat", "approve cat -r=3",
    ] {
      let approve = try CommandLine(line).command(Approve.self)
      #expect(approve.article == "cat", "\(line)")
      #expect(approve.expectRevision == 3, "\(line)")
      #expect(!approve.force, "\(line)")
    }
  }

  @Test func `an omitted parameter has its default`() throws {
    let compare = try CommandLine("compare cat").command(Compare.self)
    #expect(compare.old == nil)
    #expect(compare.new == 9)
    #expect(compare.global.format == .table)
    #expect(compare.global.as == nil)
    let status = try CommandLine("projection status").command(Status.self)
    #expect(status.names == [])
    #expect(!status.slow)
  }

  @Test func `optional arguments are filled from the left`() throws {
    let one = try CommandLine("compare cat 4").command(Compare.self)
    #expect(one.old == 4)
    #expect(one.new == 9)
    let two = try CommandLine("compare cat 4 5").command(Compare.self)
    #expect(two.old == 4)
    #expect(two.new == 5)
  }

  @Test func `an array takes all remaining arguments`() throws {
    #expect(try CommandLine("search big cat").command(Search.self).words == ["big", "cat"])
  }

  @Test func `an array of options takes every occurrence instead of its default`() throws {
    let draft = try CommandLine("draft a.md --keyword cats --keyword=dogs").command(Draft.self)
    #expect(draft.keywords == ["cats", "dogs"])
    #expect(try CommandLine("search cat").command(Search.self).within == [.headline, .body])
    let search = try CommandLine("search cat --within standfirst").command(Search.self)
    #expect(search.within == [.standfirst])
  }

  @Test func `options of a group reach the command from before and after its name`() throws {
    for line in [
      "--as eva -q approve cat", "approve --as eva cat -q", "--quiet approve cat --as=eva",
    ] {
      let approve = try CommandLine(line).command(Approve.self)
      #expect(approve.global.as == "eva", "\(line)")
      #expect(approve.global.quiet, "\(line)")
    }
    let line = "--as eva projection --quiet rebuild --rejects out --format json"
    let rebuild = try CommandLine(line).command(Rebuild.self)
    #expect(rebuild.global.as == "eva")
    #expect(rebuild.global.quiet)
    #expect(rebuild.global.format == .json)
  }

  @Test func `short options may be joined, and the last may take a value`() throws {
    let approve = try CommandLine("approve cat -qf").command(Approve.self)
    #expect(approve.global.quiet && approve.force)
    let valued = try CommandLine("approve cat -qr 7").command(Approve.self)
    #expect(valued.global.quiet && valued.expectRevision == 7)
    #expect(try CommandLine("approve cat -qr=8").command(Approve.self).expectRevision == 8)
  }

  @Test func `two hyphens end the options`() throws {
    let search = try CommandLine("search -- --within -h --").command(Search.self)
    #expect(search.words == ["--within", "-h", "--"])
  }

  @Test func `a hyphen alone is an argument and a negative number a value`() throws {
    #expect(try CommandLine("draft -").command(Draft.self).file == "-")
    #expect(try CommandLine("compare cat -4").command(Compare.self).old == -4)
    let draft = try CommandLine("draft a --fee-per-hundred-words -1.5").command(Draft.self)
    #expect(draft.feePerHundredWords == -1.5)
  }

  @Test func `a text may begin with a hyphen when it has a space or is joined`() throws {
    let spaced = CommandLine(words: ["draft", "a", "--headline", "- and so on"])
    #expect(try spaced.command(Draft.self).headline == "- and so on")
    #expect(try CommandLine("draft a --headline=--x=y").command(Draft.self).headline == "--x=y")
    #expect(try CommandLine("draft a --headline=").command(Draft.self).headline == "")
  }

  @Test func `a flag given twice is given once`() throws {
    #expect(try CommandLine("approve cat -f --force").command(Approve.self).force)
  }

  @Test func `two instances of a command share no values`() throws {
    let first = try CommandLine("draft a").command(Draft.self)
    let second = try CommandLine("draft b").command(Draft.self)
    #expect(first.file == "a")
    #expect(second.file == "b")
  }

  @Test func `the root prints its version`() throws {
    for line in ["--version", "-q --version"] {
      guard case .version(let text) = try Parser(Press.self).parse(CommandLine(line).words) else {
        throw Surprise(line)
      }
      #expect(text == "press 1.2.3\n")
    }
  }
}
