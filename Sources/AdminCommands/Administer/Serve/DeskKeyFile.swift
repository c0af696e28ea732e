import Newsroom
import PrivateFiles

/// The file with the key that encrypts the secrets of second factors. A copy of the database without
/// this file is not enough to make codes.
struct DeskKeyFile {
  let path: String

  /// - Parameter home: The folder of the desk's files.
  init(in home: String) { path = "\(home)/desk.key" }

  /// Reads the key. The first desk makes it.
  ///
  /// - Throws: `PrivateFileError`, or ``Failure`` if the file has something else.
  func key() throws -> SecondFactorKey {
    do {
      try PrivateFile.create(at: path, contents: SecondFactorKey.random().bytes)
    } catch .exists {
      // Made earlier, or by another desk at this moment.
    }
    guard let key = SecondFactorKey(try PrivateFile.read(at: path)) else {
      throw Failure(
        .failed,
        "\(path) is not a key; restore it, or remove it, and then the second factors of people")
    }
    return key
  }
}
