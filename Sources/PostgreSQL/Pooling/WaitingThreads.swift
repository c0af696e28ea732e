import Dispatch
import Foundation
import Glibc
import Synchronization

/// Threads for tasks that ask the database again and again, such as the answers of a server.
///
/// A ``Pool`` runs the work of its own login at once on such a thread, which waits for PostgreSQL. The
/// task then changes its thread for no statement. The work of other users can wait for locks, so at most
/// half of the threads do it at the same time. Swift's own threads, of which there are as many as
/// processors, must never wait.
///
/// ```swift
/// let threads = WaitingThreads(count: 8)
/// Task(executorPreference: threads) { try await pool.withConnection { … } }
/// ```
///
/// The tasks hold no reference to it, so it must exist until they have ended.
package final class WaitingThreads: TaskExecutor {
  private let jobs: Jobs
  private let count: Int

  /// - Parameter count: How many tasks run at the same time; at best as many as the pool has
  ///   connections for its own login.
  package init(count: Int) {
    self.count = count
    jobs = Jobs(placesForOthers: count / 2)
    for _ in 0..<count {
      Thread.detachNewThread { [jobs] in
        pthread_setspecific(Self.mark, Unmanaged.passUnretained(jobs).toOpaque())
        while let (job, executor) = jobs.next() { job.runSynchronously(on: executor) }
      }
    }
  }

  deinit { jobs.end(threads: count) }

  package func enqueue(_ job: consuming ExecutorJob) {
    jobs.add(UnownedJob(job), on: asUnownedTaskExecutor())
  }

  /// Whether the calling code runs on such a thread.
  static var areCurrent: Bool { currentJobs != nil }

  /// Runs `body` if the calling code runs on such a thread, and less than half of them do the work of
  /// users that are not the pool's own login.
  ///
  /// - Returns: Nil if `body` must run elsewhere.
  static func workForAnother<R>(_ body: () -> R) -> R? {
    guard let jobs = currentJobs, jobs.beginForAnother() else { return nil }
    defer { jobs.endForAnother() }
    return body()
  }

  /// Those of the threads to which the calling one belongs.
  private static var currentJobs: Jobs? {
    pthread_getspecific(mark).map { Unmanaged<Jobs>.fromOpaque($0).takeUnretainedValue() }
  }

  /// What only these threads have a value for.
  private static let mark: pthread_key_t = {
    var key = pthread_key_t()
    let outcome = pthread_key_create(&key, nil)
    precondition(outcome == 0)
    return key
  }()

  /// The jobs that wait for a thread, in their order.
  private final class Jobs: Sendable {
    private struct State {
      private var waiting: [(UnownedJob, UnownedTaskExecutor)] = []
      /// How many at the beginning of `waiting` were taken.
      private var taken = 0

      mutating func add(_ job: UnownedJob, on executor: UnownedTaskExecutor) {
        waiting.append((job, executor))
      }

      mutating func next() -> (UnownedJob, UnownedTaskExecutor)? {
        guard taken < waiting.count else { return nil }
        defer {
          taken += 1
          // Rarely, and then at least half of them, so that a job costs the same in a long line.
          if taken == waiting.count || taken >= 1_024 && taken * 2 >= waiting.count {
            waiting.removeFirst(taken)
            taken = 0
          }
        }
        return waiting[taken]
      }
    }

    private let state = Mutex(State())
    /// How many more threads may do the work of other users.
    private let placesForOthers: Mutex<Int>
    private let arrivals = DispatchSemaphore(value: 0)

    init(placesForOthers: Int) { self.placesForOthers = Mutex(placesForOthers) }

    func beginForAnother() -> Bool {
      placesForOthers.withLock { places in
        guard places > 0 else { return false }
        places -= 1
        return true
      }
    }

    func endForAnother() { placesForOthers.withLock { $0 += 1 } }

    func add(_ job: UnownedJob, on executor: UnownedTaskExecutor) {
      state.withLock { $0.add(job, on: executor) }
      arrivals.signal()
    }

    /// Waits for a job; nil after the end.
    func next() -> (UnownedJob, UnownedTaskExecutor)? {
      arrivals.wait()
      return state.withLock { $0.next() }
    }

    func end(threads: Int) { for _ in 0..<threads { arrivals.signal() } }
  }
}
