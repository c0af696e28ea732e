import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import PlainText
import PostgreSQL
import Synchronization

/// Carries out the schedules that a worker hands over, one after another, as the person of the
/// worker's login, while the worker follows the log.
final class SchedulePublisher: Sendable {
  private let member: Member
  private let notice: @Sendable (WorkerNotice) -> Void
  private let isPermitted: Atomic<Bool>
  private let queue: AsyncStream<DueSchedule>
  private let entrance: AsyncStream<DueSchedule>.Continuation

  private static let pause = Duration.milliseconds(250)
  private static let permissionPause = Duration.seconds(1)

  /// Reports a login that may not publish.
  init(
    _ member: Member, notice: @Sendable @escaping (WorkerNotice) -> Void
  ) async throws {
    let mayPublish = try await member.mayPublish()
    self.member = member
    self.notice = notice
    isPermitted = Atomic(mayPublish)
    (queue, entrance) = AsyncStream.makeStream()
    if !mayPublish { notice(.mayNotPublish(member.actor.name)) }
  }

  /// Whether the login may publish, as far as is known.
  var mayPublish: Bool { isPermitted.load(ordering: .relaxed) }

  func hand(over schedule: DueSchedule) { entrance.yield(schedule) }

  /// Declares that no more schedules will be handed over.
  func finish() { entrance.finish() }

  /// Returns after ``finish()``, or soon after a request to stop.
  func run(until stop: StopSignal) async {
    let looking = Task { await lookForPermission() }
    for await schedule in queue where !stop.isOn { await carryOut(schedule, until: stop) }
    looking.cancel()
  }

  /// Notices when an admin who lost the role has it again.
  private func lookForPermission() async {
    while (try? await Task.sleep(for: Self.permissionPause)) != nil {
      guard !mayPublish, member.actor.role == .admin, (try? await member.mayPublish()) == true
      else { continue }
      isPermitted.store(true, ordering: .relaxed)
      notice(.mayPublishAgain(member.actor.name))
    }
  }

  private func carryOut(_ schedule: DueSchedule, until stop: StopSignal) async {
    var isInTrouble = false
    while !stop.isOn, mayPublish {
      do {
        guard let receipt = try await member.carryOut(schedule.step, of: schedule.article) else {
          return
        }
        return notice(.outcome(of: receipt))
      } catch  where Self.mayPass(error) {
        if !isInTrouble { notice(.trouble(Failure(error))) }
        isInTrouble = true
        try? await Task.sleep(for: Self.pause)
      } catch AppendError.notPermitted, is ArticleRejection {
        isPermitted.store(false, ordering: .relaxed)
        notice(.mayNotPublish(member.actor.name))
      } catch {
        let article = schedule.article.text
        return notice(.notCarriedOut(article, Failure(error)))
      }
    }
  }

  /// Whether the same may succeed later, because the server is unavailable or others are recording.
  private static func mayPass(_ error: any Error) -> Bool {
    switch error {
    case let error as PostgresError: error.sqlState != .insufficientPrivilege
    case let error as Failure: error.kind == .unavailable || error.kind == .conflict
    default: false
    }
  }
}

extension WorkerNotice {
  /// - Parameter receipt: What carrying out a schedule recorded.
  fileprivate static func outcome(of receipt: Receipt) -> WorkerNotice {
    let slug = receipt.state.slug?.text ?? ""
    if case .publicationFailed(let rule)? = receipt.recorded.first?.event {
      return .refused(slug, .publication, ScheduleRefusal.sentence(of: rule))
    }
    if case .unpublicationFailed(let rule)? = receipt.recorded.first?.event {
      return .refused(slug, .unpublication, ScheduleRefusal.sentence(of: rule))
    }
    return .carriedOut(slug, receipt.recorded.map(\.event.words).joined(separator: ", "))
  }
}
