using Channels.Tests.Support.Stores;

namespace Channels.Tests.Compliance;

/// <summary>The city's database, where an engine is at hand.</summary>
public sealed class SqlServerStoreCompliance(SqlServerDatabase database) : StoreCompliance(database), IClassFixture<SqlServerDatabase>;
