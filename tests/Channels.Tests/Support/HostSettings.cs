using System.Runtime.CompilerServices;

namespace Channels.Tests.Support;

/// <summary>What holds for every host that the tests start in this process.</summary>
internal static class HostSettings
{
    /// <summary>Nobody changes settings files while the tests run, and each watcher is one of the few that a user may have (128 on many
    /// systems).</summary>
    [ModuleInitializer]
    internal static void WatchNoFiles() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
