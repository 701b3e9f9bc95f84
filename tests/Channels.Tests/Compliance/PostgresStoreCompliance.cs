using Channels.Tests.Support.Stores;

namespace Channels.Tests.Compliance;

/// <summary>The second server database, on a real server.</summary>
public sealed class PostgresStoreCompliance(PostgresDatabase database) : StoreCompliance(database), IClassFixture<PostgresDatabase>;
