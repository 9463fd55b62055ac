// Package: nanoFramework.System.Device.Wifi 1.5.149
// Declarations only: what the firmware uses of it. Add a member when the firmware calls it, never to make code compile.

namespace System.Device.Wifi
{
    public sealed class WifiAdapter
    {
        private extern WifiAdapter();

        public static extern WifiAdapter[] FindAllAdapters();

        public extern WifiConnectionResult Connect(string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential);
    }

    public class WifiConnectionResult
    {
        private extern WifiConnectionResult();

        public extern WifiConnectionStatus ConnectionStatus { get; }
    }

    public enum WifiConnectionStatus
    {
        InvalidCredential = 1,
        NetworkNotAvailable = 2,
        Success = 3,
        UnspecifiedFailure = 5,
    }

    public enum WifiReconnectionKind
    {
        Automatic = 0,
    }
}
