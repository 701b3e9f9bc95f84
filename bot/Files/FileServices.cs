using Channels.Bot.Erasure;
using Channels.Bot.Joints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Channels.Bot.Files;

/// <summary>Registers the files people send.</summary>
public static class FileServices
{
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.TryAddSingleton<MissingFiles>();
        services.TryAddSingleton<FileNews>();
        services.TryAddSingleton<IFileCleaning, FilesAsTheyAre>();
        services.TryAddSingleton<IFileScreening, NotScreened>();
        services.TryAddSingleton<FileInspection>();
        services.TryAddSingleton<FileFetcher>();
        services.TryAddSingleton<FileReader>();
        services.TryAddSingleton<FileParts>();
        services.AddTurnWriter<FileIntake>().AddAfterTurn<FileBell>().AddForgetting<FileForgetting>();
        services.AddHostedService<FileWorker>();
        return services;
    }
}
