import PostgreSQL

extension PrivateNewsroom {
  /// The owners and the rights of all objects, and the conditions of the triggers, one per line.
  var rights: [String] {
    get async throws {
      try await value(
        """
        SELECT array_agg(line ORDER BY line COLLATE "C") FROM (
          SELECT format('relation %s %s %s', oid::regclass, relowner::regrole,
            (SELECT array_agg(a::text ORDER BY a::text)
              FROM unnest(coalesce(relacl, acldefault('r', relowner))) AS a))
          FROM pg_class WHERE relnamespace::regnamespace::text ~ '^(galley|read|build_)'
          UNION ALL
          SELECT format('function %s %s %s %s %s', oid::regprocedure, proowner::regrole, prosecdef,
            proconfig, (SELECT array_agg(a::text ORDER BY a::text)
              FROM unnest(coalesce(proacl, acldefault('f', proowner))) AS a))
          FROM pg_proc WHERE pronamespace::regnamespace::text ~ '^(galley|read|build_)'
          UNION ALL
          SELECT format('schema %s %s %s', nspname, nspowner::regrole,
            (SELECT array_agg(a::text ORDER BY a::text)
              FROM unnest(coalesce(nspacl, acldefault('n', nspowner))) AS a))
          FROM pg_namespace WHERE nspname ~ '^(galley|read|public|build_)'
          UNION ALL
          SELECT format('database %s %s', datdba::regrole,
            (SELECT array_agg(a::text ORDER BY a::text) FROM unnest(datacl) AS a))
          FROM pg_database WHERE datname = current_database()
          UNION ALL
          SELECT format('trigger %s %s', pg_get_triggerdef(oid), tgenabled)
          FROM pg_trigger WHERE NOT tgisinternal
          UNION ALL
          SELECT format('role %s %s %s %s', rolname, rolcanlogin, rolcreaterole, rolsuper)
          FROM pg_roles
          UNION ALL
          SELECT format('member %s %s %s', roleid::regrole, member::regrole, admin_option)
          FROM pg_auth_members
          UNION ALL
          SELECT format('password %s %s', rolname, rolpassword) FROM pg_authid
        ) AS rights(line)
        """)
    }
  }
}
