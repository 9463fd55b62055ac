// JsonReader: finds a value in a flat JSON object, the only shape that an edge is sent. Strict: nested values, escapes and
// anything malformed make the whole object unreadable, because half an order must not be followed.

namespace Victron.Edge.Agent
{
    /// <summary>Reads messages like <c>{"command":"unlock","minutes":30}</c> where they lie.</summary>
    internal sealed class JsonReader
    {
        private const int DigitsMax = 15;

        private byte[] _json;
        private int _at;
        private int _end;
        private int _keyFrom;
        private int _keyEnd;
        private int _valueFrom;
        private int _valueEnd;
        private bool _isText;

        /// <summary>Takes a message; it must not change while it is read.</summary>
        /// <returns>False when it is no flat object.</returns>
        public bool Load(byte[] json, int count)
        {
            _json = json;
            _end = count;
            bool isGood = Begin();
            bool hasMore = isGood && Peek() != '}';
            while (hasMore)
            {
                isGood = Member();
                hasMore = isGood && Take(',');
            }

            return isGood && Take('}') && Peek() < 0;
        }

        /// <summary>Finds a text without escapes.</summary>
        /// <param name="from">Index of its first byte in the message.</param>
        /// <returns>False when the key is missing or is no text.</returns>
        public bool TryText(string key, out int from, out int length)
        {
            bool isFound = Find(key) && _isText;
            from = isFound ? _valueFrom : 0;
            length = isFound ? _valueEnd - _valueFrom : 0;
            return isFound;
        }

        /// <summary>Finds a whole number from 0 to 999,999,999,999,999.</summary>
        public bool TryNumber(string key, out long number)
        {
            number = 0;
            return Find(key) && !_isText && TryNumber(_json, _valueFrom, _valueEnd, out number);
        }

        /// <summary>Reads a whole number of up to 15 digits and nothing else.</summary>
        public static bool TryNumber(byte[] text, int from, int end, out long number)
        {
            number = 0;
            if (end - from > DigitsMax)
            {
                return false;
            }

            for (int i = from; i < end; i++)
            {
                int digit = text[i] - '0';
                if (digit < 0 || digit > 9)
                {
                    return false;
                }

                number = (number * 10) + digit;
            }

            return end > from;
        }

        /// <summary>Whether a text has this content.</summary>
        public bool IsText(string key, string text)
        {
            return TryText(key, out int from, out int length) && Equals(from, from + length, text);
        }

        private bool Find(string key)
        {
            _ = Begin();   // was good when it was loaded
            bool isFound = false;
            while (!isFound && Peek() != '}' && Member())
            {
                isFound = Equals(_keyFrom, _keyEnd, key);
                _ = Take(',');   // or the end
            }

            return isFound;
        }

        private bool Begin()
        {
            _at = 0;
            return Take('{');
        }

        private bool Member()
        {
            if (!Text())
            {
                return false;
            }

            _keyFrom = _valueFrom;
            _keyEnd = _valueEnd;
            if (!Take(':'))
            {
                return false;
            }

            _isText = Peek() == '"';
            return _isText ? Text() : Word();
        }

        private bool Text()
        {
            if (!Take('"'))
            {
                return false;
            }

            _valueFrom = _at;
            while (_at < _end && _json[_at] != '"' && _json[_at] != '\\' && _json[_at] >= 0x20)
            {
                _at++;
            }

            _valueEnd = _at;
            _at++;
            return _valueEnd < _end && _json[_valueEnd] == '"';
        }

        // A number, true, false or null.
        private bool Word()
        {
            _valueFrom = _at;
            while (_at < _end && IsOfWord(_json[_at]))
            {
                _at++;
            }

            _valueEnd = _at;
            return _valueEnd > _valueFrom;
        }

        private static bool IsOfWord(byte b)
        {
            return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || b == '-' || b == '.' || b == '+' || b == 'E';
        }

        private bool Take(char letter)
        {
            bool isThere = Peek() == letter;
            _at += isThere ? 1 : 0;
            return isThere;
        }

        // The next byte that is no blank, -1 at the end.
        private int Peek()
        {
            while (_at < _end && (_json[_at] == ' ' || _json[_at] == '\t' || _json[_at] == '\r' || _json[_at] == '\n'))
            {
                _at++;
            }

            return _at < _end ? _json[_at] : -1;
        }

        private bool Equals(int from, int end, string text)
        {
            bool isSame = end - from == text.Length;
            for (int i = 0; isSame && i < text.Length; i++)
            {
                isSame = _json[from + i] == text[i];
            }

            return isSame;
        }
    }
}
