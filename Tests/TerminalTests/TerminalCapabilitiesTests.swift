import Foundation
import Testing

@testable import Terminal

struct `What a stream can show` {
  @Test(arguments: [
    (100, "70", 100), (nil, "70", 70), (nil, nil, 80), (nil, "0", 80), (nil, "wide", 80),
  ])
  func `is as wide as the terminal reports, or COLUMNS, or 80`(
    reported: Int?, columns: String?, width: Int
  ) {
    let environment = columns.map { ["COLUMNS": $0] } ?? [:]
    let capabilities = TerminalCapabilities(
      isTerminal: true, reportedWidth: reported, environment: environment)
    #expect(capabilities.width == width)
  }

  @Test(arguments: [
    (true, [:], true), (false, [:], false),
    (true, ["NO_COLOR": "1"], false), (true, ["NO_COLOR": ""], true),
    (true, ["TERM": "dumb"], false), (true, ["TERM": "xterm"], true),
  ])
  func `has colour on a terminal that is not dumb, unless NO_COLOR is set`(
    isTerminal: Bool, environment: [String: String], allowed: Bool
  ) {
    let capabilities = TerminalCapabilities(
      isTerminal: isTerminal, reportedWidth: nil, environment: environment)
    #expect(capabilities.allowsColour == allowed)
  }

  @Test func `can be redrawn even without colour, but not on a dumb or no terminal`() {
    let redraws = { (isTerminal: Bool, environment: [String: String]) in
      TerminalCapabilities(isTerminal: isTerminal, reportedWidth: nil, environment: environment)
        .allowsRedrawing
    }
    #expect(redraws(true, ["NO_COLOR": "1"]))
    #expect(!redraws(true, ["TERM": "dumb"]))
    #expect(!redraws(false, [:]))
  }

  @Test func `is nothing for a pipe`() {
    let pipe = Pipe()
    let capabilities = TerminalCapabilities(
      fileDescriptor: pipe.fileHandleForWriting.fileDescriptor, environment: [:])
    #expect(capabilities == .file)
  }

  @Test func `is detected for a pseudoterminal`() throws {
    let terminal = try PseudoTerminal(columns: 47)
    let capabilities = TerminalCapabilities(
      fileDescriptor: terminal.fileDescriptor, environment: ["COLUMNS": "120", "TERM": "xterm"])
    #expect(capabilities.isTerminal)
    #expect(capabilities.width == 47)
    #expect(capabilities.allowsColour)
  }
}
