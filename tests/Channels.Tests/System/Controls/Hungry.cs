namespace Channels.Tests.SystemWide.Controls;

#pragma warning disable CS9113, S107 // It is here to be found.

/// <summary>A service that asks for one thing too many.</summary>
internal sealed class Hungry(int a, int b, int c, int d, int e, int f, int g, int h, int i);

/// <summary>Nobody registered it, but only the container can give it what it asks for.</summary>
internal sealed class Asking(Hungry hungry);

/// <summary>A value is no service, whatever it holds.</summary>
internal sealed record Held(Hungry Hungry);
