using System.Linq.Expressions;
using Channels.Bot.Data;
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

    /// <summary>Opens and seals some rows anew; a row that changes meanwhile keeps what it has now.</summary>
    /// <param name="skip">How many rows to pass over.</param>
    /// <param name="most">At most so many rows.</param>
    /// <returns>How many rows were looked at; less than asked for at the end.</returns>
    public abstract Task<int> ResealAsync(ChannelsDb db, ColumnProtector protector, int skip, int most, CancellationToken stop);
}

internal sealed class SealedColumn<TRow, TId>(
    string name,
    Expression<Func<TRow, ProtectedBytes?>> column,
    Expression<Func<TRow, TId>> id,
    Func<TRow, string> scope
) : SealedColumn(name, typeof(TRow), ((MemberExpression)column.Body).Member.Name)
    where TRow : class
{
    private readonly Func<TRow, ProtectedBytes?> valueOf = column.Compile();
    private readonly Func<TRow, TId> idOf = id.Compile();

    public override async Task<int> ResealAsync(ChannelsDb db, ColumnProtector protector, int skip, int most, CancellationToken stop)
    {
        var rows = await db.Set<TRow>().AsNoTracking().OrderBy(id).Skip(skip).Take(most).ToListAsync(stop);
        foreach (var row in rows)
        {
            if (valueOf(row) is not { } old)
                continue;
            var anew = protector.Protect(Name, scope(row), protector.Reveal(Name, scope(row), old));
            await db.Set<TRow>()
                .Where(Same(id, idOf(row)))
                .Where(Same(column, old))
                .ExecuteUpdateAsync(set => set.SetProperty(column, anew), stop);
        }

        return rows.Count;
    }

    private static Expression<Func<TRow, bool>> Same<T>(Expression<Func<TRow, T>> member, T value) =>
        Expression.Lambda<Func<TRow, bool>>(Expression.Equal(member.Body, Expression.Constant(value, typeof(T))), member.Parameters);
}
