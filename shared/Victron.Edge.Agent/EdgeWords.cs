// EdgeWords: the few words of the contract as bytes, made once.

namespace Victron.Edge.Agent
{
    /// <summary>Payloads of status topics.</summary>
    public static class EdgeWords
    {
        /// <summary>A port or edge that is heard.</summary>
        public static readonly byte[] Online = { (byte)'o', (byte)'n', (byte)'l', (byte)'i', (byte)'n', (byte)'e' };

        /// <summary>A port whose silence is normal.</summary>
        public static readonly byte[] Quiet = { (byte)'q', (byte)'u', (byte)'i', (byte)'e', (byte)'t' };

        /// <summary>A port or edge that is not heard.</summary>
        public static readonly byte[] Offline = { (byte)'o', (byte)'f', (byte)'f', (byte)'l', (byte)'i', (byte)'n', (byte)'e' };
    }
}
