using System.Linq.Expressions;
using System.Security.Cryptography;
using Channels.Bot.Data;
using Channels.Bot.Data.Dialects;
using Channels.Bot.Protection;
using Microsoft.EntityFrameworkCore;

namespace Channels.Bot.Erasure;

/// <summary>One sealed column, so that what is sealed can be sealed anew (with another key) without knowing what it is.</summary>
public abstract class SealedColumn
{
    private protected SealedColumn(string name, Type row, string property) => (Name, Row, Property) = (name, row, property);

    /// <summary>What the seal is bound to, for example <c>Submissions.Answers</c>.</summary>
    public string Name { get; }

    /// <summary>The row's type.</summary>
    public Type Row { get; }

    /// <summary>The property of the row.</summary>
    public string Property { get; }

    /// <param name="name">What the seal is bound to.</param>
    /// <param name="column">The column.</param>
    /// <param name="id">The row's key, by which rows are gone through.</param>
    /// <param name="scope">The row's part of what the seal is bound to.</param>
    public static SealedColumn Of<TRow, TId>(
        string name,
        Expression<Func<TRow, ProtectedBytes?>> column,
        Expression<Func<TRow, TId>> id,
        Func<TRow, string> scope
    )
        where TRow : class => new SealedColumn<TRow, TId>(name, column, id, scope);

    /// <summary>How many values a key sealed.</summary>
    public abstract Task<int> CountAsync(ChannelsDb db, Dialect dialect, RingKey key, CancellationToken stop);

    /// <summary>How many values none of these keys sealed.</summary>
    public abstract Task<int> CountOthersAsync(ChannelsDb db, Dialect dialect, IReadOnlyList<RingKey> keys, CancellationToken stop);

    /// <summary>Opens and seals anew some of what another key sealed; a row that changes meanwhile keeps what it has now.</summary>
    /// <param name="after">The row at which the last step ended, or null.</param>
    /// <param name="most">At most so many rows.</param>
    public abstract Task<ResealStep> ResealAsync(IStore store, ColumnProtector protector, object? after, int most, CancellationToken stop);
}

/// <summary>What one step of sealing anew did.</summary>
/// <param name="Seen">Rows looked at; less than asked for at the end.</param>
/// <param name="Sealed">Values that the new key seals now.</param>
/// <param name="Unreadable">Values that no key opens.</param>
/// <param name="Last">From where to go on.</param>
public readonly record struct ResealStep(int Seen, int Sealed, int Unreadable, object? Last);

internal sealed class SealedColumn<TRow, TId>(
    string name,
    Expression<Func<TRow, ProtectedBytes?>> column,
    Expression<Func<TRow, TId>> id,
    Func<TRow, string> scope
) : SealedColumn(name, typeof(TRow), ((MemberExpression)column.Body).Member.Name)
    where TRow : class
{
    // Pictures are sealed as well: no more than this is held in memory, and in one write.
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly Func<TRow, ProtectedBytes?> valueOf = column.Compile();
    private readonly string idName = ((MemberExpression)id.Body).Member.Name;

    public override Task<int> CountAsync(ChannelsDb db, Dialect dialect, RingKey key, CancellationToken stop) =>
        db.Set<TRow>().FromSqlRaw(dialect.SealedBy(Table(db), ColumnOf(db, Property), ColumnProtector.HeadOf(key))).CountAsync(stop);

    public override Task<int> CountOthersAsync(ChannelsDb db, Dialect dialect, IReadOnlyList<RingKey> keys, CancellationToken stop) =>
        db.Set<TRow>()
            .FromSqlRaw(dialect.SealedByNone(Table(db), ColumnOf(db, Property), keys.Select(ColumnProtector.HeadOf)))
            .CountAsync(stop);

    public override async Task<ResealStep> ResealAsync(
        IStore store,
        ColumnProtector protector,
        object? after,
        int most,
        CancellationToken stop
    )
    {
        var head = ColumnProtector.HeadOf(protector.Ring.Current);
        var ids = await store.ReadAsync(
            (db, inner) => Left(db, store.Dialect, head, after).OrderBy(id).Select(id).Take(most).ToListAsync(inner),
            stop
        );
        var (changes, bytes, anew, unreadable) = (new List<Change>(), 0, 0, 0);
        foreach (var one in ids)
        {
            switch (await store.ReadAsync((db, inner) => OpenAsync(db, protector, one, inner), stop))
            {
                case { } change:
                    changes.Add(change);
                    bytes += change.Anew.Sealed.Length;
                    break;
                case null:
                    unreadable++;
                    break;
            }

            if (bytes < MostBytes)
                continue;
            anew += await WriteAsync(store, changes, stop);
            (changes, bytes) = ([], 0);
        }

        anew += await WriteAsync(store, changes, stop);
        return new ResealStep(ids.Count, anew, unreadable, ids.Count == 0 ? after : ids[^1]);
    }

    private async Task<Change?> OpenAsync(ChannelsDb db, ColumnProtector protector, TId one, CancellationToken stop)
    {
        var row = await db.Set<TRow>().AsNoTracking().Where(Same(id, one)).SingleOrDefaultAsync(stop);
        if (row is null || valueOf(row) is not { } old)
            return new Change(one, null, ProtectedBytes.None); // gone meanwhile
        try
        {
            return new Change(one, old, protector.Protect(Name, scope(row), protector.Reveal(Name, scope(row), old)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private Task<int> WriteAsync(IStore store, List<Change> changes, CancellationToken stop) =>
        changes.Count == 0
            ? Task.FromResult(0)
            : store.WriteAsync(
                async (db, inner) =>
                {
                    var written = 0;
                    foreach (var (one, old, anew) in changes)
                    {
                        if (old is not null)
                            written += await db.Set<TRow>()
                                .Where(Same(id, one))
                                .Where(Same(column, old))
                                .ExecuteUpdateAsync(set => set.SetProperty(column, anew), inner);
                    }

                    return Written.Keep(written);
                },
                stop
            );

    private IQueryable<TRow> Left(ChannelsDb db, Dialect dialect, byte[] head, object? after)
    {
        var (table, column) = (Table(db), ColumnOf(db, Property));
        var rows = after is null
            ? db.Set<TRow>().FromSqlRaw(dialect.SealedByNone(table, column, [head]))
            : db.Set<TRow>().FromSqlRaw(dialect.SealedByNone(table, column, head, ColumnOf(db, idName)), after);
        return rows.AsNoTracking();
    }

    private static string Table(ChannelsDb db) => db.Model.FindEntityType(typeof(TRow))!.GetTableName()!;

    private static string ColumnOf(ChannelsDb db, string property) =>
        db.Model.FindEntityType(typeof(TRow))!.FindProperty(property)!.GetColumnName();

    /// <summary>The value is a parameter of the statement: as a constant each row would be a statement to be compiled.</summary>
    private static Expression<Func<TRow, bool>> Same<T>(Expression<Func<TRow, T>> member, T value) =>
        Expression.Lambda<Func<TRow, bool>>(
            Expression.Equal(member.Body, Expression.Field(Expression.Constant(new Held<T>(value)), nameof(Held<T>.Value))),
            member.Parameters
        );

    private sealed class Held<T>(T value)
    {
        public readonly T Value = value;
    }

    private sealed record Change(TId Id, ProtectedBytes? Old, ProtectedBytes Anew);
}
