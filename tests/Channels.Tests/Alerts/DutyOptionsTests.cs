using System.ComponentModel.DataAnnotations;
using Channels.Bot.Delivery.Alerts;

namespace Channels.Tests.Alerts;

/// <summary>A desk that could never be told is found before the first alert, not by it.</summary>
public sealed class DutyOptionsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("https://duty.example/alerts", "a secret of both")]
    [InlineData("https://duty.example/alerts", "whsec_YSBzZWNyZXQgb2YgYm90aCBzaWRlcw==")]
    public void These_settings_are_in_order(string? url, string? secret) => Assert.Empty(Findings(url, secret));

    [Theory]
    [InlineData("duty.example", "a secret of both", nameof(AlertOptions.Url))]
    [InlineData("/alerts", "a secret of both", nameof(AlertOptions.Url))]
    [InlineData("ftp://duty.example/", "a secret of both", nameof(AlertOptions.Url))]
    [InlineData("https://user:secret@duty.example/", "a secret of both", nameof(AlertOptions.Url))]
    [InlineData("https://duty.example/", null, nameof(AlertOptions.Secret))]
    [InlineData("https://duty.example/", "short", nameof(AlertOptions.Secret))]
    [InlineData("https://duty.example/", "whsec_no base64 at all", nameof(AlertOptions.Secret))]
    [InlineData("https://duty.example/", "whsec_c2hvcnQgYXMgYnl0ZXM=", nameof(AlertOptions.Secret))]
    public void These_are_not(string? url, string? secret, string member) =>
        Assert.Contains(member, Assert.Single(Findings(url, secret)).MemberNames);

    private static List<ValidationResult> Findings(string? url, string? secret)
    {
        var options = new AlertOptions { Url = url, Secret = secret };
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true);
        return found;
    }
}
