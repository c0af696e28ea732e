/// Why read models are not rebuilt, swapped, put back or retried.
package enum RebuildRefusal: Error, Hashable, CustomStringConvertible {
  /// A rebuild, a verification or a rollback of the read model is under way.
  case alreadyRunning(String)
  /// The shadow was removed by somebody while it was being made.
  case removed(String)
  case noFormer(String)
  /// The former build is of another version of the projection than this program's.
  case otherVersion(String, former: Int, program: Int)
  /// The live build is of another version, so that this program must not write to it.
  case outdated(String, live: Int, program: Int)
  /// Somebody keeps the views locked.
  case swapBlocked(String, by: String)

  package var description: String {
    switch self {
    case .alreadyRunning(let projection):
      "\(projection) is being rebuilt or verified; try again when that has ended"
    case .removed(let projection):
      "the new build of \(projection) was removed while it was being made; start again"
    case .noFormer(let projection):
      "there is no former build of \(projection) to go back to"
    case .otherVersion(let projection, let former, let program):
      "the former build of \(projection) is of version \(former), and this galley makes version "
        + "\(program); roll back with the galley that made it"
    case .outdated(let projection, let live, let program):
      "the live build of \(projection) is of version \(live), and this galley makes version "
        + "\(program); "
        + (live < program
          ? "'galley projection rebuild \(projection)' makes it anew" : "use a newer galley")
    case .swapBlocked(let projection, let holder):
      "\(projection) could not be swapped in: \(holder) has read the present one in a transaction "
        + "that does not end; end it and try again"
    }
  }
}
