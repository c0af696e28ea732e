// PostgresEventStore
