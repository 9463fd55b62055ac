// FlashWords: what was typed after `flash`, unread. Null: not given, so it is asked for or has a default.

namespace Victron.Edge.Companion.Flash;

/// <summary>Values of the options.</summary>
public sealed record FlashWords
{
    /// <summary><c>--board</c>.</summary>
    public string? Board { get; init; }

    /// <summary><c>--target</c>.</summary>
    public string? Target { get; init; }

    /// <summary><c>--port</c>.</summary>
    public string? Port { get; init; }

    /// <summary><c>--image</c>.</summary>
    public string? Image { get; init; }

    /// <summary><c>--name</c>.</summary>
    public string? Name { get; init; }

    /// <summary><c>--wifi-name</c>.</summary>
    public string? WifiName { get; init; }

    /// <summary><c>--wifi-password</c>.</summary>
    public string? WifiPassword { get; init; }

    /// <summary><c>--open-wifi</c>.</summary>
    public bool OpenWifi { get; init; }

    /// <summary><c>--broker</c>.</summary>
    public string? Broker { get; init; }

    /// <summary><c>--broker-port</c>.</summary>
    public string? BrokerPort { get; init; }

    /// <summary><c>--broker-tls</c>.</summary>
    public bool BrokerTls { get; init; }

    /// <summary><c>--broker-ca</c>.</summary>
    public string? BrokerCa { get; init; }

    /// <summary><c>--broker-user</c>.</summary>
    public string? BrokerUser { get; init; }

    /// <summary><c>--broker-password</c>.</summary>
    public string? BrokerPassword { get; init; }

    /// <summary><c>--ports</c>.</summary>
    public string? Ports { get; init; }

    /// <summary><c>--page-password</c>.</summary>
    public string? PagePassword { get; init; }

    /// <summary><c>--no-page</c>.</summary>
    public bool NoPage { get; init; }

    /// <summary><c>--fwversion</c>.</summary>
    public string? FirmwareVersion { get; init; }

    /// <summary><c>--erase</c>.</summary>
    public bool Erase { get; init; }

    /// <summary><c>--new-key</c>.</summary>
    public bool NewKey { get; init; }
}
