using System.Diagnostics.Metrics;

namespace Channels.Bot.Telemetry;

/// <summary>All instruments of the product, under one meter. Names are in <c>deploy/metrics.md</c>; a test compares them.</summary>
public sealed class ChannelsMeter
{
    public const string Name = "Channels";

    public ChannelsMeter(IMeterFactory factory)
    {
        var meter = factory.Create(Name);
        InboundEvents = meter.CreateCounter<long>("channels.inbound.events", "{event}", "Events stored, by channel.");
        InboundRejected = meter.CreateCounter<long>("channels.inbound.rejected", "{request}", "Requests not taken, by channel and reason.");
        TurnDuration = meter.CreateHistogram<double>("channels.turn.duration", "s", "From claim to commit of a turn, by outcome.");
        TurnsGivenUp = meter.CreateCounter<long>("channels.turn.surrendered", "{event}", "Events given up, by channel and code.");
        SubmissionsAccepted = meter.CreateCounter<long>("channels.submission.accepted", "{submission}", "Submissions, by procedure.");
        FormMoves = meter.CreateCounter<long>(
            "channels.form.moves",
            "{move}",
            "Steps of people through forms, by procedure, field and what happened."
        );
        Alerts = meter.CreateCounter<long>("channels.alerts", "{alert}", "Alerts to the duty desk, by kind and what became of them.");
        Questions = meter.CreateCounter<long>(
            "channels.questions",
            "{question}",
            "Questions to the assistant, by outcome, reason and channel."
        );
        Composed = meter.CreateCounter<long>(
            "channels.answers.composed",
            "{answer}",
            "Answers put together outside the turn, by what a model did with them."
        );
        DeliveryAttempts = meter.CreateCounter<long>("channels.delivery.attempts", "{call}", "Calls to channels, by channel and outcome.");
        DeliveryDuration = meter.CreateHistogram<double>("channels.delivery.duration", "s", "Duration of a call to a channel.");
        DeliveryLate = meter.CreateCounter<long>(
            "channels.delivery.late",
            "{message}",
            "Answers that came late or of which nobody knows, by channel and what became of them."
        );
        SinkHanded = meter.CreateCounter<long>(
            "channels.sink.handed",
            "{submission}",
            "Versions of submissions handed to a sink, by sink and outcome."
        );
        SinkDuration = meter.CreateHistogram<double>("channels.sink.duration", "s", "Duration of a call to a sink.");
        ChatSessions = meter.CreateCounter<long>(
            "channels.webchat.sessions",
            "{conversation}",
            "Conversations opened on the web, by procedure, entry code and language."
        );
        ChatStreams = meter.CreateUpDownCounter<long>("channels.webchat.streams", "{stream}", "Streams open now.");
        ChatUploads = meter.CreateCounter<long>("channels.webchat.uploads", "{message}", "Messages with files, by outcome.");
    }

    public Counter<long> InboundEvents { get; }

    public Counter<long> InboundRejected { get; }

    public Histogram<double> TurnDuration { get; }

    public Counter<long> TurnsGivenUp { get; }

    public Counter<long> SubmissionsAccepted { get; }

    public Counter<long> FormMoves { get; }

    public Counter<long> Alerts { get; }

    public Counter<long> Questions { get; }

    public Counter<long> Composed { get; }

    public Counter<long> DeliveryAttempts { get; }

    public Histogram<double> DeliveryDuration { get; }

    public Counter<long> DeliveryLate { get; }

    public Counter<long> SinkHanded { get; }

    public Histogram<double> SinkDuration { get; }

    public Counter<long> ChatSessions { get; }

    public UpDownCounter<long> ChatStreams { get; }

    public Counter<long> ChatUploads { get; }
}
