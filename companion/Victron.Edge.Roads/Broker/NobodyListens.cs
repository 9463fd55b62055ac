// NobodyListens: for a connection that is only tried.

namespace Victron.Edge.Roads.Broker;

/// <summary>Hears nothing and says nothing.</summary>
internal sealed class NobodyListens : IBrokerListener, IStatusLog
{
    public ValueTask UpAsync() => ValueTask.CompletedTask;

    public ValueTask DownAsync() => ValueTask.CompletedTask;

    public ValueTask MessageAsync(BrokerMessage message) => ValueTask.CompletedTask;

    public ValueTask DeliveredAsync(int token, bool ok) => ValueTask.CompletedTask;

    public void Line(string text)
    {
    }
}
