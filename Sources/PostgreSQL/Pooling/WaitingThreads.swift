import Dispatch
import Foundation
import Glibc
import Synchronization

/// Threads for tasks that ask the database again and again, such as the answers of a server.
///
/// A ``Pool`` runs the work of its own login at once on such a thread, which waits for PostgreSQL. The
/// task then changes its thread for no statement. Swift's own threads, of which there are as many as
/// processors, must never wait.
///
/// ```swift
/// let threads = WaitingThreads(count: 8)
/// Task(executorPreference: threads) { try await pool.withConnection { … } }
/// ```
///
/// The tasks hold no reference to it, so it must exist until they have ended.
package final class WaitingThreads: TaskExecutor {
  private let jobs = Jobs()
  private let count: Int

  /// - Parameter count: How many tasks run at the same time; at best as many as the pool has
  ///   connections for its own login.
  package init(count: Int) {
    self.count = count
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
  static var areCurrent: Bool { pthread_getspecific(mark) != nil }

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
    private let arrivals = DispatchSemaphore(value: 0)

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
