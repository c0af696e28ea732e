import XML

extension XMLReader {
  /// Reads a file.
  ///
  /// - Parameter limit: The most bytes of a text.
  convenience init(reading input: NamedInput, limit: Int) throws(Failure) {
    do throws(XMLProblem) {
      try self.init(limit: limit) { try input.read(into: $0) }
    } catch {
      throw error.failure(in: input.name)
    }
  }
}

extension NamedInput {
  /// Waits for the next bytes and writes them to the buffer.
  fileprivate func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    var chunk = [UInt8](repeating: 0, count: buffer.count)
    let count = try read(into: &chunk)
    buffer.copyBytes(from: chunk[..<count])
    return count
  }
}

extension XMLProblem {
  func failure(in path: String) -> Failure {
    switch kind {
    case .notInstalled, .unwritable: Failure(.failed, description)
    case .tooLong(let limit) where limit < XMLReader.maximumText:
      Failure(.invalid, "\(path): \(description)", .raiseManuscriptLimit)
    case .tooLong, .malformed, .notXML, .encoding, .controlCharacter, .ampersand, .incomplete,
      .documentType, .entity, .tooDeep, .unreadable:
      Failure(.invalid, "\(path): \(description)")
    }
  }
}
