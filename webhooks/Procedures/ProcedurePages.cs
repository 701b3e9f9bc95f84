namespace Channels.Webhooks.Procedures;

/// <summary>Pages on which procedures can be looked at and tried out without a terminal: open in Development, else with a key.</summary>
internal static class ProcedurePages
{
    public static IServiceCollection AddProcedurePages(this IServiceCollection services)
    {
        services.AddSingleton<SheetWords>();
        services.AddSingleton<ProcedureList>();
        services.AddSingleton<ProcedureSheet>();
        return services;
    }

    public static void MapProcedurePages(this WebApplication app)
    {
        var style = Path.Combine(AppContext.BaseDirectory, "wwwroot", "procedures", "procedures.css");
        var pages = app.MapGroup("/procedures").ExcludeFromDescription();
        pages.MapGet("/", (HttpContext context, ProcedureList list) => list.Show(context));
        pages.MapGet("/procedures.css", () => Results.File(style, "text/css; charset=utf-8"));
        pages.MapGet("/{entry}", (HttpContext context, string entry, ProcedureSheet sheet) => sheet.Show(context, entry));
        pages.MapPost("/{entry}", (HttpContext context, string entry, ProcedureSheet sheet) => sheet.TryAsync(context, entry));
        if (app.Environment.IsDevelopment())
            pages.AllowAnonymous();
    }
}
