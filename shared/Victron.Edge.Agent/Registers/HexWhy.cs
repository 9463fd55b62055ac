// HexWhy: why the edge did not do what a request for HEX frames asked for: a number within the core, a word of the contract
// and a line for people on hex/error.

namespace Victron.Edge.Agent
{
    /// <summary>Reasons, numbered for the core.</summary>
    internal static class HexWhy
    {
        /// <summary>Nothing stands against it.</summary>
        public const int None = 0;

        /// <summary>A line that is no frame for a device, or a head that cannot be read.</summary>
        public const int Malformed = 1;

        /// <summary>A request that writes, without id, boot or until.</summary>
        public const int NoHead = 2;

        /// <summary>More bytes, more frames or a longer frame than an edge takes.</summary>
        public const int TooLong = 3;

        /// <summary>One request is running and one waits already.</summary>
        public const int Busy = 4;

        /// <summary>The broker had kept it: nobody knows how old it is.</summary>
        public const int Retained = 5;

        /// <summary>A request that writes and was, or may have been, heard before.</summary>
        public const int Duplicate = 6;

        /// <summary>Meant for another run of the edge.</summary>
        public const int WrongBoot = 7;

        /// <summary>Its time is over.</summary>
        public const int TooLate = 8;

        /// <summary>Writing is not allowed now.</summary>
        public const int Locked = 9;

        /// <summary>A command that no edge ever sends.</summary>
        public const int NotAllowed = 10;

        /// <summary>The same value was written within the hour, and the device took it.</summary>
        public const int Repeated = 11;

        /// <summary>Too many writes of lasting memory within the hour.</summary>
        public const int Worn = 12;

        /// <summary>The device did not answer.</summary>
        public const int Unanswered = 13;

        /// <summary>Not sent, because a write before it in the same request came to nothing.</summary>
        public const int Stopped = 14;

        /// <summary>The port takes no bytes.</summary>
        public const int NoDevice = 15;

        /// <summary>The edge leaves its devices alone.</summary>
        public const int SafeMode = 16;

        /// <summary>It gives itself more time than it may.</summary>
        public const int TooFar = 17;

        /// <summary>Word of the contract.</summary>
        public static string Word(int why)
        {
            switch (why)
            {
                case Malformed:
                case NoHead: return "malformed";
                case TooLong: return "too_long";
                case Busy: return "busy";
                case Retained: return "retained";
                case Duplicate: return "duplicate";
                case WrongBoot: return "wrong_boot";
                case TooLate: return "too_late";
                case TooFar: return "too_far";
                case Locked: return "locked";
                case NotAllowed: return "not_allowed";
                case Repeated: return "repeated";
                case Worn: return "worn";
                case Unanswered: return "unanswered";
                case Stopped: return "stopped";
                default: return "no_device";
            }
        }

        /// <summary>What happened and what to do, in one line.</summary>
        public static string Text(int why)
        {
            switch (why)
            {
                case Malformed: return "this line cannot be read; a frame is ':', digits 0-9 A-F and a right check byte, a head is '# id=... boot=... until=...'";
                case NoHead: return "a request that writes begins with '# id=... boot=... until=...'; boot and uptime are in the edge's info";
                case TooLong: return "at most 1024 bytes, 32 frames, and 64 bytes of data in a frame; send less at a time";
                case Busy: return "one request is running and one waits; send it again after an end";
                case Retained: return "the broker had kept this request, so it may be old; send it without retain";
                case Duplicate: return "this request was heard before; take another id";
                case WrongBoot: return "the edge has started anew since; read boot_id in its info";
                case TooLate: return "its time has passed; read uptime_ms in the edge's info";
                case TooFar: return "its until is more than 60000 ms away; read uptime_ms in the edge's info and take less";
                case Locked: return "writing is not allowed now; unlock the edge first";
                case NotAllowed: return "this command is never sent to a device";
                case Repeated: return "the device took this value less than an hour ago; writing it again only wears its memory";
                case Worn: return "written too often in this hour; the device's memory wears out";
                case Unanswered: return "the device did not answer";
                case Stopped: return "not sent, because a write before it came to nothing";
                case NoDevice: return "the port takes no bytes; look at the cable";
                default: return "the edge leaves its devices alone, because it kept restarting";
            }
        }
    }
}
