import Foundation
import Glibc
import Newsroom
import SystemCalls

/// The processes of a newsroom that run for a long time: a worker, a desk and a feed.
struct LongRunningParts: Sendable {
  let desk: DeskProcess
  let feed: FollowedLog
  private let worker: pid_t
  private let began = ContinuousClock.now

  /// Starts them.
  ///
  /// - Parameters:
  ///   - url: The address of the database.
  ///   - deskURL: The same with the login of the web desk.
  ///   - position: The first event of the feed.
  static func start(
    on url: String, deskURL: String, as person: String, from position: Int64
  ) async throws -> LongRunningParts {
    let desk = try await DeskProcess.start(on: .shared(url: deskURL))
    do {
      let worker = try ChildProgram.startGalley(["--as", person, "worker"], on: url)
      do {
        return LongRunningParts(
          desk: desk, feed: try FollowedLog(on: url, as: person, from: position), worker: worker)
      } catch {
        end(worker)
        throw error
      }
    } catch {
      desk.stop()
      throw error
    }
  }

  private init(desk: DeskProcess, feed: FollowedLog, worker: pid_t) {
    (self.desk, self.feed, self.worker) = (desk, feed, worker)
  }

  /// What each of them uses now, and this process, which sends the commands.
  func samples() -> [ProcessSample] {
    let minute = began.duration(to: .now) / .seconds(60)
    return [
      ("worker", worker), ("serve", desk.process), ("log follow", feed.process),
      ("sender", getpid()),
    ].map { ProcessSample($0, of: $1, minute: minute) }
  }

  /// Ends them.
  func stop() {
    feed.end()
    Self.end(worker)
    desk.stop()
  }

  private static func end(_ process: pid_t) {
    kill(process, SIGTERM)
    _ = SystemCall.waitForExit(of: process)
  }
}
