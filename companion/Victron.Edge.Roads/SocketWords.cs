// SocketWords: what went wrong on the way to another machine, in words without a type name.

using System.Net.Sockets;

namespace Victron.Edge.Roads;

/// <summary>Turns network faults into words.</summary>
public static class SocketWords
{
    /// <summary>Whether the fault is a host name that nobody knows.</summary>
    public static bool IsUnknownHost(Exception fault) =>
        CodeOf(fault) is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain;

    /// <summary>Words for a fault.</summary>
    /// <param name="fault">What was thrown; inner faults are looked through.</param>
    /// <param name="host">The host that was asked for.</param>
    public static string Of(Exception fault, string host)
    {
        return CodeOf(fault) switch
        {
            SocketError.ConnectionRefused => "connection refused",
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => $"unknown host {host}",
            SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown => "no way to this host",
            SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => "connection closed by the other side",
            SocketError.TimedOut => "no answer",
            SocketError.AccessDenied => "the system forbids this connection",
            _ => fault is OperationCanceledException or TimeoutException || Inner(fault) is TimeoutException ? "no answer" : "no connection",
        };
    }

    private static SocketError? CodeOf(Exception? fault)
    {
        for (Exception? e = fault; e is not null; e = e.InnerException)
        {
            if (e is SocketException socket)
            {
                return socket.SocketErrorCode;
            }
        }

        return null;
    }

    private static Exception? Inner(Exception fault) => fault.InnerException;
}
