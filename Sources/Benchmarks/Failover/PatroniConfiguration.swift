/// The configuration of a node, as the documentation recommends it, with the shortest times that
/// Patroni permits.
struct PatroniConfiguration {
  let number: Int
  /// The ports where the server and Patroni's API listen.
  let port: UInt16
  let api: UInt16
  /// The ports where others reach them.
  let outerPort: UInt16
  let outerAPI: UInt16
  /// The port where the node reaches etcd.
  let etcd: UInt16
  let folder: String
  /// Of all its users.
  let password: String

  var text: String {
    """
    scope: galley
    name: node\(number)
    restapi: {listen: "127.0.0.1:\(api)", connect_address: "127.0.0.1:\(outerAPI)"}
    etcd: {hosts: "127.0.0.1:\(etcd)", use_proxies: true}
    bootstrap:
      dcs:
        ttl: 20
        loop_wait: 1
        retry_timeout: 3
        master_start_timeout: 0
        synchronous_mode: true
        synchronous_mode_strict: true
        postgresql:
          use_pg_rewind: true
          parameters: {max_connections: 100, shared_buffers: 32MB, wal_keep_size: 64MB}
      initdb: [encoding: UTF8, locale: C.UTF-8, data-checksums]
    postgresql:
      listen: "127.0.0.1:\(port)"
      connect_address: "127.0.0.1:\(outerPort)"
      data_dir: \(folder)/data\(number)
      bin_dir: \(Self.programs)
      pgpass: \(folder)/pgpass\(number)
      authentication:
        superuser: {username: postgres, password: \(password)}
        replication: {username: replicator, password: \(password)}
        rewind: {username: rewinder, password: \(password)}
      parameters: {unix_socket_directories: "\(folder)", fsync: "off"}
      pg_hba:
        - host all all 127.0.0.1/32 scram-sha-256
        - host replication replicator 127.0.0.1/32 scram-sha-256

    """
  }

  /// Where Debian's package has PostgreSQL's programs.
  static let programs = "/usr/lib/postgresql/15/bin"
}
