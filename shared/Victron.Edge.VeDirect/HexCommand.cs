// HexCommand: the command nibble of HEX frames, both directions (VE.Direct HEX protocol, "Commands" and "Responses").

namespace Victron.Edge.VeDirect
{
    /// <summary>Command nibbles.</summary>
    public static class HexCommand
    {
        /// <summary>Host: enter the boot loader. Never sent by this project.</summary>
        public const int EnterBootLoader = 0x0;

        /// <summary>Host: ping. Device: done.</summary>
        public const int Ping = 0x1;

        /// <summary>Device: done, with the version or product id asked for.</summary>
        public const int Done = 0x1;

        /// <summary>Host: application version. Device: the command was not understood.</summary>
        public const int AppVersion = 0x3;

        /// <summary>Device: the command was not understood.</summary>
        public const int Unknown = 0x3;

        /// <summary>Host: product id. Device: frame error.</summary>
        public const int ProductId = 0x4;

        /// <summary>Device: frame error, data 0xAAAA.</summary>
        public const int Error = 0x4;

        /// <summary>Device: answer to a ping, with the version.</summary>
        public const int PingReply = 0x5;

        /// <summary>Host: restart the device; it does not answer.</summary>
        public const int Restart = 0x6;

        /// <summary>Read a register, and its answer.</summary>
        public const int Get = 0x7;

        /// <summary>Write a register, and its answer with the value now in force.</summary>
        public const int Set = 0x8;

        /// <summary>Device: a register value that nobody asked for.</summary>
        public const int Async = 0xA;
    }
}
