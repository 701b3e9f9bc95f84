using Channels.Knowledge.Answering;
using Channels.Webhooks.Reports;

namespace Channels.Tests.Answers;

public sealed class ReportWordsTests
{
    public static TheoryData<string> AllReasons =>
        [.. typeof(Reasons).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(AllReasons))]
    public void Every_reason_has_a_word_in_the_report(string reason) =>
        Assert.NotEqual(reason, new ReportTexts("report").Of("reason", reason));
}
