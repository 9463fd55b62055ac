// FirmwareVersion: which program this is.

namespace Victron.Edge.Firmware
{
    /// <summary>Version of the program.</summary>
    public static class FirmwareVersion
    {
        /// <summary>Shown on the info topic and the page.</summary>
        public const string Text = "0.1.0";
    }
}
