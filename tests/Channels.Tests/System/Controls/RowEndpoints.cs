using Channels.Bot.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Channels.Tests.SystemWide.Controls;

/// <summary>A face that reads rows itself, in a lambda.</summary>
internal static class RowEndpoints
{
    public static Task<int> CountAsync(IStore store) => store.ReadAsync((db, stop) => db.Set<object>().CountAsync(stop), default);
}

/// <summary>One that speaks SQL.</summary>
internal static class RowMeasures
{
    public static string Ask(int what) => $"SELECT {what} FROM x";
}

/// <summary>One that is known by its routes, not by its name.</summary>
internal static class RowRoutes
{
    public static void MapRows(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/rows", (IQueryable<int> rows, CancellationToken stop) => rows.ToListAsync(stop));
}

/// <summary>What is no face may read rows.</summary>
internal static class RowReader
{
    public static Task<List<int>> ReadAsync(IQueryable<int> rows, CancellationToken stop) => rows.ToListAsync(stop);
}

/// <summary>A face as it should be.</summary>
internal static class PlainEndpoints
{
    public static void MapPlain(this IEndpointRouteBuilder routes) => routes.MapGet("/plain", () => "select what you like");
}
