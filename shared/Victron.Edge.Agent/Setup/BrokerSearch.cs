// BrokerSearch: the two lines with which an edge finds the broker on its network and a companion proves that it may answer.
// Anybody can hear and ask; only who holds the pairing key can answer. Opens no socket.
// Contract: docs/firmware.md, finding the broker.

namespace Victron.Edge.Agent
{
    /// <summary>Texts of the search, ASCII, one line each without a line end.</summary>
    public static class BrokerSearch
    {
        /// <summary>UDP port that companions listen on.</summary>
        public const int Port = 21883;

        /// <summary>Longest text, in bytes.</summary>
        public const int BytesMax = 256;

        /// <summary>How long an edge waits for an answer, in ms.</summary>
        public const int WaitMs = 3000;

        /// <summary>Random bytes in a question, that an old answer does not fit.</summary>
        public const int NonceBytes = 16;

        private const string AskHead = "victron-edge find 1 ";
        private const string AnswerHead = "victron-edge here 1 ";

        /// <summary>The question of an edge.</summary>
        /// <param name="nonce">32 hexadecimal digits, new for each question.</param>
        public static byte[] Ask(string edge, string nonce)
        {
            return Utf8.Bytes(AskHead + edge + " " + nonce);
        }

        /// <summary>Reads a question.</summary>
        /// <returns>False when the text is none, or one of another version.</returns>
        public static bool TryReadAsk(byte[] text, int count, out string edge, out string nonce)
        {
            string[] words = Words(text, count, AskHead, 2);
            edge = words == null ? null : words[0];
            nonce = words == null ? null : words[1];
            return words != null && edge.Length > 0 && SettingRules.IsName(edge) && IsNonce(nonce);
        }

        /// <summary>The answer of a companion.</summary>
        /// <param name="pairingKey">32 bytes that this edge and the companion share.</param>
        public static byte[] Answer(string edge, string nonce, BrokerPlace place, byte[] pairingKey)
        {
            return Utf8.Bytes(AnswerHead + edge + " " + place.Print() + " " + Hex.Text(Code(edge, nonce, place, pairingKey)));
        }

        /// <summary>Reads an answer and checks who gave it.</summary>
        /// <param name="edge">The name that was asked for.</param>
        /// <param name="nonce">The nonce of the question.</param>
        /// <returns>Null when the text is no answer, is not for this question, or its code is wrong.</returns>
        public static BrokerPlace ReadAnswer(byte[] text, int count, string edge, string nonce, byte[] pairingKey)
        {
            string[] words = Words(text, count, AnswerHead, 5);
            BrokerPlace place = words == null || words[0] != edge ? null : BrokerPlace.Parse(words[1], words[2], words[3]);
            return place != null && HmacSha256.AreEqual(Hex.Bytes(words[4]), Code(edge, nonce, place, pairingKey)) ? place : null;
        }

        private static byte[] Code(string edge, string nonce, BrokerPlace place, byte[] pairingKey)
        {
            byte[] text = Utf8.Bytes("find|" + edge + "|" + nonce + "|" + place.Host + "|" + place.Port.ToString() + (place.Tls ? "|1" : "|0"));
            return HmacSha256.Compute(pairingKey, text, text.Length);
        }

        private static bool IsNonce(string text)
        {
            return text.Length == NonceBytes * 2 && Hex.Bytes(text) != null;
        }

        private static string[] Words(byte[] text, int count, string head, int wanted)
        {
            string line = count > BytesMax ? null : Utf8.Text(text, 0, count);
            if (line == null || line.Length <= head.Length || !line.StartsWith(head))
            {
                return null;
            }

            string[] words = line.Substring(head.Length).Split(' ');
            return words.Length == wanted ? words : null;
        }
    }
}
