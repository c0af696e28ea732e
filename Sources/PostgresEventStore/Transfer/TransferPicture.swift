import Digests
import Foundation
import JSON

/// A row of `galley.pictures`, or a piece of one. A large picture is in several lines.
struct TransferPicture: Sendable {
  let key: Digest
  let stream: UUID
  let salt: [UInt8]
  /// The number of the piece, from 1.
  let piece: Int
  /// The number of the picture's pieces.
  let pieces: Int
  let body: [UInt8]

  /// The size of a piece in bytes, except the last.
  static let pieceSize = 500_000
  /// The maximal number of pieces, of which the log accepts the picture.
  private static let mostPieces = 40

  /// - Parameter line: The members of the object of a line.
  init(_ line: JSONFields) throws(JSONFieldError) {
    self = try line.object("picture", TransferPicture.init(row:))
  }

  private init(row: JSONFields) throws(JSONFieldError) {
    key = try row.digest("key")
    stream = try row.uuid("stream")
    salt = try row.bytes("salt")
    piece = try row.integer("piece")
    pieces = try row.integer("pieces")
    body = try row.bytes("body")
  }

  /// Whether it can be the first line of a picture.
  var isFirst: Bool { piece == 1 && pieces >= 1 && pieces <= Self.mostPieces }

  /// Whether `next` continues it.
  func isContinued(by next: TransferPicture) -> Bool {
    (next.key, next.stream, next.salt, next.pieces) == (key, stream, salt, pieces)
      && next.piece == piece + 1 && next.piece <= pieces
  }

  /// The picture up to its next piece.
  func continued(by next: TransferPicture) -> TransferPicture {
    TransferPicture(
      key: key, stream: stream, salt: salt, piece: next.piece, pieces: pieces,
      body: body + next.body)
  }

  private init(
    key: Digest, stream: UUID, salt: [UInt8], piece: Int, pieces: Int, body: [UInt8]
  ) {
    (self.key, self.stream, self.salt) = (key, stream, salt)
    (self.piece, self.pieces, self.body) = (piece, pieces, body)
  }

  /// Whether all pieces are there.
  var isComplete: Bool { piece == pieces }
}
