using System.Text;
using Channels.Bot.Files;
using CsCheck;

namespace Channels.Tests.Submissions;

public sealed class FileKindsTests
{
    [Theory]
    [InlineData("FFD8FFE000104A464946", "image/jpeg")]
    [InlineData("FFD8FFDB", "image/jpeg")]
    [InlineData("89504E470D0A1A0A0000000D", "image/png")]
    [InlineData("255044462D312E37", "application/pdf")]
    [InlineData("52494646AABBCCDD57454250", "image/webp")]
    [InlineData("00000018667479706865696300", "image/heic")]
    [InlineData("00000018667479706865697800", "image/heic")]
    [InlineData("00000018667479706D69663100", "image/heic")]
    public void Kinds_that_are_taken(string hex, string expected) => Assert.Equal(expected, FileKinds.Of(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("")]
    [InlineData("FFD8")]
    [InlineData("89504E470D0A1A")]
    [InlineData("474946383961")] // GIF
    [InlineData("504B0304")] // zip, and with it office documents
    [InlineData("4D5A9000")] // a Windows program
    [InlineData("7F454C46")] // a Linux program
    [InlineData("52494646AABBCCDD57415645")] // sound in the same container as WebP
    [InlineData("000000186674797069736F6D00")] // film in the same container as HEIC
    [InlineData("20255044462D312E37")] // PDF after a space
    public void Kinds_that_are_not(string hex) => Assert.Null(FileKinds.Of(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("#!/bin/sh")]
    public void Text_that_a_browser_or_shell_would_run_is_not_taken(string text) => Assert.Null(FileKinds.Of(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Any_bytes_give_a_kind_of_the_list_or_none()
    {
        string?[] kinds = [null, "image/jpeg", "image/png", "application/pdf", "image/webp", "image/heic"];
        Gen.Byte.Array[0, 40].Sample(bytes => kinds.Contains(FileKinds.Of(bytes)));
    }
}
