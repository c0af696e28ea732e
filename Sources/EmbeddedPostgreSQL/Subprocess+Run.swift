import SystemCalls

extension Subprocess {
  /// As ``SystemCalls/Subprocess/execute(reading:)``, with the errors of a server.
  func run(reading stream: Int32 = 2) throws(EmbeddedServerError) -> Outcome {
    do throws(SubprocessError) {
      return try execute(reading: stream)
    } catch {
      throw .system(error.code, doing: error.doing, path: path)
    }
  }
}
