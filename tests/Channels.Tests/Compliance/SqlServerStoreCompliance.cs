using Channels.Tests.Support;

namespace Channels.Tests.Compliance;

/// <summary>The city's database, where an engine is at hand.</summary>
public sealed class SqlServerStoreCompliance(SqlServerDatabase database) : StoreCompliance(database), IClassFixture<SqlServerDatabase>;
