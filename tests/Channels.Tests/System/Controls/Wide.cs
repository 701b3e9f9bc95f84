namespace Channels.Tests.SystemWide.Controls;

/// <summary>A type that names one more than it may, some of them only in code that the compiler moves elsewhere.</summary>
internal sealed class Wide
{
    public Word01? Kept { get; set; }

    public static bool Is(object said) => said is Word02;

    public static async Task<object[]> ReadAsync()
    {
        await Task.Yield();
        return [.. All.Select(make => make())];
    }

    private static readonly Func<object>[] All =
    [
        () => new Word03(),
        () => new Word04(),
        () => new Word05(),
        () => new Word06(),
        () => new Word07(),
        () => new Word08(),
        () => new Word09(),
        () => new Word10(),
        () => new Word11(),
        () => new Word12(),
        () => new Word13(),
        () => new Word14(),
        () => new Word15(),
        () => new Word16(),
        () => new Word17(),
        () => new Word18(),
        () => new Word19(),
        () => new Word20(),
        () => new Word21(),
        () => new Word22(),
        () => new Word23(),
        () => new Word24(),
        () => new Word25(),
        () => new Word26(),
        () => new Word27(),
        () => new Word28(),
        () => new Word29(),
        () => new Word30(),
        () => new Word31(),
        () => new Word32(),
        () => new Word33(),
        () => new Word34(),
        () => new Word35(),
        () => new Word36(),
        () => new Word37(),
        () => new Word38(),
        () => new Word39(),
        () => new Word40(),
        () => new Word41(),
    ];
}

/// <summary>A type that names exactly as many as it may.</summary>
internal sealed class AlmostWide
{
    public static readonly Type[] All =
    [
        typeof(Word01),
        typeof(Word02),
        typeof(Word03),
        typeof(Word04),
        typeof(Word05),
        typeof(Word06),
        typeof(Word07),
        typeof(Word08),
        typeof(Word09),
        typeof(Word10),
        typeof(Word11),
        typeof(Word12),
        typeof(Word13),
        typeof(Word14),
        typeof(Word15),
        typeof(Word16),
        typeof(Word17),
        typeof(Word18),
        typeof(Word19),
        typeof(Word20),
        typeof(Word21),
        typeof(Word22),
        typeof(Word23),
        typeof(Word24),
        typeof(Word25),
        typeof(Word26),
        typeof(Word27),
        typeof(Word28),
        typeof(Word29),
        typeof(Word30),
        typeof(Word31),
        typeof(Word32),
        typeof(Word33),
        typeof(Word34),
        typeof(Word35),
        typeof(Word36),
        typeof(Word37),
        typeof(Word38),
        typeof(Word39),
        typeof(Word40),
    ];
}

internal sealed class Word01;

internal sealed class Word02;

internal sealed class Word03;

internal sealed class Word04;

internal sealed class Word05;

internal sealed class Word06;

internal sealed class Word07;

internal sealed class Word08;

internal sealed class Word09;

internal sealed class Word10;

internal sealed class Word11;

internal sealed class Word12;

internal sealed class Word13;

internal sealed class Word14;

internal sealed class Word15;

internal sealed class Word16;

internal sealed class Word17;

internal sealed class Word18;

internal sealed class Word19;

internal sealed class Word20;

internal sealed class Word21;

internal sealed class Word22;

internal sealed class Word23;

internal sealed class Word24;

internal sealed class Word25;

internal sealed class Word26;

internal sealed class Word27;

internal sealed class Word28;

internal sealed class Word29;

internal sealed class Word30;

internal sealed class Word31;

internal sealed class Word32;

internal sealed class Word33;

internal sealed class Word34;

internal sealed class Word35;

internal sealed class Word36;

internal sealed class Word37;

internal sealed class Word38;

internal sealed class Word39;

internal sealed class Word40;

internal sealed class Word41;
