using System.Collections;
using System.Reflection;
using System.Text;
using Channels.Bot.Data;
using Channels.Bot.Erasure;
using Channels.Bot.Protection;
using Channels.Tests.Support.Doors;

namespace Channels.Tests.Support.Stores;

/// <summary>Everything the database holds, every seal opened: what somebody with the file and the key would read.</summary>
internal static class Unsealed
{
    public static async Task<string> EverythingAsync(ChannelsApp app)
    {
        var protector = app.Get<ColumnProtector>();
        var scopes = app.Get<Forgetting>().Columns.ToLookup(c => (c.Row, c.Property));
        return await app.Store.ReadAsync(
            (db, _) =>
            {
                var all = new StringBuilder();
                foreach (var type in db.Model.GetEntityTypes().Select(t => t.ClrType).Distinct())
                {
                    foreach (var row in Rows(db, type))
                    {
                        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
                            all.Append(type.Name).Append('.').Append(property.Name).Append(": ").Append(Read(property, row)).Append('\n');
                    }
                }

                return Task.FromResult(all.ToString());

                string? Read(PropertyInfo property, object row) =>
                    property.GetValue(row) is not ProtectedBytes sealed_
                        ? property.GetValue(row)?.ToString()
                        : Encoding.UTF8.GetString(
                            protector.Reveal(
                                scopes[(property.DeclaringType!, property.Name)].Single().Name,
                                ScopeOf(scopes[(property.DeclaringType!, property.Name)].Single(), row),
                                sealed_
                            )
                        );
            },
            TestContext.Current.CancellationToken
        );
    }

    private static IEnumerable<object> Rows(ChannelsDb db, Type type) =>
        ((IEnumerable)typeof(ChannelsDb).GetMethod("Set", Type.EmptyTypes)!.MakeGenericMethod(type).Invoke(db, null)!).Cast<object>();

    /// <summary>The row's part of what its seal is bound to; the column keeps that to itself.</summary>
    private static string ScopeOf(SealedColumn column, object row)
    {
        var scope = column
            .GetType()
            .GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .Where(f => f.Name.Contains("scope", StringComparison.Ordinal))
            .Select(f => f.GetValue(column))
            .OfType<Delegate>()
            .Single();
        return (string)scope.DynamicInvoke(row)!;
    }
}
