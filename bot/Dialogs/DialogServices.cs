using Channels.Bot.Contract;
using Channels.Bot.Dialogs.Asking;
using Channels.Bot.Dialogs.Office;
using Channels.Bot.Forms;
using Channels.Bot.Forms.Postal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Channels.Bot.Dialogs;

/// <summary>Registers the dialog: the procedures on the disk, and the pure step over them.</summary>
public static class DialogServices
{
    /// <summary>
    /// Adds <see cref="ProcedureCatalog"/> and <see cref="ITurnStep"/>. The folder is <paramref name="folder"/>, else the setting
    /// <c>Procedures:Folder</c>, else <c>Procedures</c> beside the assembly. Findings are logged by <see cref="ProcedureCheck"/>.
    /// </summary>
    public static IServiceCollection AddDialogs(this IServiceCollection services, string? folder = null)
    {
        services.TryAddSingleton(s => new ProcedurePlace(FolderOf(folder, s)));
        services.TryAddSingleton(s => ProcedureCatalog.Load(s.GetRequiredService<ProcedurePlace>().Folder));
        services.TryAddSingleton<ProcedureReload>();
        services.TryAddSingleton(s => new OfferedLanguages(
            s.GetService<IConfiguration>()?.GetValue<bool>("Languages:Demonstration") ?? false
        ));
        services.AddHostedService<ProcedureCheck>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAnswerSource, ProcedureQuestions>());
        services.TryAddSingleton(s =>
            s.GetService<IConfiguration>()?["Public:Address"] is { Length: > 0 } address
                ? new PublicSite(address.TrimEnd('/'))
                : PublicSite.Local
        );
        services.TryAddSingleton(s =>
            LoadPostalCodes(s.GetService<IConfiguration>()?["Forms:PostalCodeFile"], s.GetService<ILoggerFactory>())
        );
        services.TryAddSingleton<ITurnStep>(s =>
            Reloads(s) ? new FreshStep(StepOf(s), s.GetRequiredService<ProcedureReload>()) : StepOf(s)
        );
        return services;
    }

    private static DialogStep StepOf(IServiceProvider s) =>
        new(
            s.GetRequiredService<ProcedureCatalog>(),
            s.GetServices<IAnswerSource>(),
            s.GetRequiredService<PublicSite>(),
            s.GetRequiredService<IPostalAddresses>(),
            s.GetService<IAssistant>(),
            HoursOf(s.GetService<IConfiguration>()),
            s.GetRequiredService<OfferedLanguages>()
        );

    /// <summary>In Development, unless <c>Procedures:Reload</c> says otherwise.</summary>
    private static bool Reloads(IServiceProvider services) =>
        services.GetService<IConfiguration>()?.GetValue<bool?>("Procedures:Reload")
        ?? services.GetService<IHostEnvironment>()?.IsDevelopment()
        ?? false;

    /// <summary>The file of postal codes; a file that cannot be read is said in the log, and people write their address
    /// themselves.</summary>
    private static IPostalAddresses LoadPostalCodes(string? path, ILoggerFactory? loggers)
    {
        if (string.IsNullOrEmpty(path))
            return NoPostalAddresses.Instance;
        var logger = loggers?.CreateLogger<ProcedureCatalog>();
        try
        {
            if (new FileInfo(path).Length <= PostalAddresses.MostBytes && PostalAddresses.Load(path) is { Count: > 0 } addresses)
                return addresses;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Said below.
        }

        if (logger is not null)
            DialogLog.NoPostalCodes(logger);
        return NoPostalAddresses.Instance;
    }

    /// <summary>The hours in the settings; without them nobody is promised.</summary>
    /// <exception cref="FormatException">They cannot be read: better no start than a wrong promise.</exception>
    private static OfficeHours? HoursOf(IConfiguration? settings) =>
        settings?["Office:Hours"] is { Length: > 0 } hours
            ? OfficeHours.Parse(hours, settings.GetSection("Office:Closed").GetChildren().Select(c => c.Value ?? ""))
            : null;

    private static string FolderOf(string? folder, IServiceProvider services) =>
        folder
        ?? services.GetService<IConfiguration>()?["Procedures:Folder"]
        ?? (services.GetService<IHostEnvironment>()?.IsDevelopment() is true ? EditedFolder : DefaultFolder);

    /// <summary>Where somebody edits them: in the source tree the program was built from, where there is one.</summary>
    public static string EditedFolder
    {
        get
        {
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            {
                var folder = Path.Combine(at.FullName, "bot", "Procedures");
                if (File.Exists(Path.Combine(at.FullName, "Channels.sln")) && Directory.Exists(folder))
                    return folder;
            }

            return DefaultFolder;
        }
    }

    /// <summary>Where the procedures lie when nothing else is said.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "Procedures");
}

internal static partial class DialogLog
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "Procedure file: {Finding}")]
    public static partial void Finding(ILogger logger, string finding);

    [LoggerMessage(
        EventId = 3003,
        Level = LogLevel.Warning,
        Message = "Hotline {Id} was last checked more than 90 days ago: call it, then write the day into hotlines.yaml"
    )]
    public static partial void StaleHotline(ILogger logger, string id);

    [LoggerMessage(
        EventId = 3002,
        Level = LogLevel.Warning,
        Message = "Forms:PostalCodeFile cannot be read, or holds no postal codes in the layout of KEN_ALL"
    )]
    public static partial void NoPostalCodes(ILogger logger);
}
