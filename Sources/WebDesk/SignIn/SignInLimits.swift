import Foundation
import Newsroom

/// Slows down those who guess passwords: a limited number of failures for each name and each address,
/// and at most four checks at once, because each costs the database a calculation.
actor SignInLimits {
  /// How many failures are allowed within the time.
  static let failures = 10
  static let time: TimeInterval = 15 * 60
  private static let checksAtOnce = 4
  /// The names and addresses that are remembered.
  private static let most = 10_000
  /// In bytes. A login has at most 63, so nobody has a longer name, and only the address counts.
  private static let longestName = 100
  /// How often old failures are removed, in seconds.
  private static let sweepTime: TimeInterval = 60

  /// When a name or an address failed.
  private(set) var failed: [String: [Date]] = [:]
  private var lastSweep = Date.distantPast
  private var checks = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Why an attempt failed.
  enum Refusal: Error {
    case tooManyTries
    case wrongPassword
  }

  /// Checks a password when fewer than four others are being checked, and counts the failures.
  ///
  /// - Parameters:
  ///   - login: Nil if nobody is named, as by a link.
  ///   - check: Throws a ``Failure`` of kind `forbidden` for a wrong password.
  /// - Throws: ``Refusal``, or another error of the check.
  func attempt<Value: Sendable>(
    _ login: String?, from address: String, _ check: @Sendable () async throws -> Value
  ) async throws -> Value {
    await takeTurn()
    defer { endTurn() }
    guard permits(login, from: address, at: .now) else { throw Refusal.tooManyTries }
    do {
      return try await check()
    } catch let failure as Failure where failure.kind == .forbidden {
      noteFailure(login, from: address, at: .now)
      throw Refusal.wrongPassword
    }
  }

  /// Whether somebody with this name and address may try.
  private func permits(_ login: String?, from address: String, at now: Date) -> Bool {
    for key in Self.keys(login, address) {
      failed[key]?.removeAll { now.timeIntervalSince($0) > Self.time }
      if failed[key]?.isEmpty == true { failed[key] = nil }
    }
    return Self.keys(login, address).allSatisfy { failed[$0, default: []].count < Self.failures }
  }

  /// Counts a failure, and removes old ones.
  func noteFailure(_ login: String?, from address: String, at now: Date) {
    if now.timeIntervalSince(lastSweep) > Self.sweepTime {
      failed = failed.filter { $1.contains { now.timeIntervalSince($0) <= Self.time } }
      lastSweep = now
    }
    if failed.count >= Self.most { failed = [:] }
    for key in Self.keys(login, address) { failed[key, default: []].append(now) }
  }

  /// Waits until fewer than four others have a turn.
  private func takeTurn() async {
    guard checks == Self.checksAtOnce else {
      checks += 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func endTurn() {
    if waiting.isEmpty { checks -= 1 } else { waiting.removeFirst().resume() }
  }

  /// Whether somebody can have the name.
  static func isName(_ login: String) -> Bool { login.utf8.count <= longestName }

  private static func keys(_ login: String?, _ address: String) -> [String] {
    let name = login.flatMap { isName($0) ? "name \($0)" : nil }
    return [name, "address \(address)"].compactMap { $0 }
  }
}
