namespace Channels.Webhooks.Verbs;

/// <summary>Makes the host a verb works with, from settings as they are written on a command line.</summary>
internal delegate WebApplication HostFactory(string[] settings);
