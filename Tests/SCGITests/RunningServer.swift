import Foundation
import SCGI

/// A server for a test.
enum RunningServer {
  /// Runs `body` while a server answers at a path.
  static func with(
    limits: SCGIServer.Limits = .init(), _ handler: @escaping SCGIServer.Handler,
    _ body: @escaping @Sendable (String, SCGIServer) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "s-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "s").path
    let server = try SCGIServer(
      SCGISocket(listeningAt: path), limits: limits, handler: handler)
    async let serving: Void = server.run()
    let outcome = await Result.of { try await body(path, server) }
    server.stop()
    await serving
    try outcome.get()
  }

  /// On a thread of its own, because it waits for the server.
  static func exchange(_ pieces: [[UInt8]], at path: String) async -> String? {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        let client = RawClient(path: path)
        for piece in pieces { client?.send(piece) }
        continuation.resume(returning: client?.receive())
      }
    }
  }
}
