// FormText: the fields of a form as a browser posts them (application/x-www-form-urlencoded).
// Source: WHATWG URL standard, section 5.1 (parsing).

namespace Victron.Edge.Agent
{
    /// <summary>Names and values of a posted form.</summary>
    public sealed class FormText
    {
        private const int FieldsMax = 32;
        private readonly string[] _names = new string[FieldsMax];
        private readonly string[] _values = new string[FieldsMax];

        private FormText()
        {
        }

        /// <summary>Number of fields.</summary>
        public int Count { get; private set; }

        /// <summary>Reads a body.</summary>
        /// <returns>Null when it is no form: too many fields, a percent sign without two digits, or no UTF-8 text.</returns>
        public static FormText Parse(byte[] body, int count)
        {
            FormText form = new FormText();
            for (int at = 0; at < count;)
            {
                int end = Next(body, at, count, '&');
                int equals = Next(body, at, end, '=');
                if (end > at && !form.Add(Decode(body, at, equals), equals < end ? Decode(body, equals + 1, end) : string.Empty))
                {
                    return null;
                }

                at = end + 1;
            }

            return form;
        }

        /// <summary>Value of a field; null when it was not sent.</summary>
        public string Get(string name)
        {
            for (int i = 0; i < Count; i++)
            {
                if (_names[i] == name)
                {
                    return _values[i];
                }
            }

            return null;
        }

        private static int Next(byte[] body, int at, int end, char stop)
        {
            while (at < end && body[at] != stop)
            {
                at++;
            }

            return at;
        }

        private static string Decode(byte[] body, int from, int end)
        {
            byte[] text = new byte[end - from];
            int count = 0;
            for (int at = from; at < end; at++)
            {
                int b = body[at] == '+' ? ' ' : body[at];
                if (b == '%')
                {
                    bool isWhole = at + 2 < end;
                    int high = isWhole ? Hex.Value((char)body[at + 1]) : -1;
                    int low = isWhole ? Hex.Value((char)body[at + 2]) : -1;
                    if (high < 0 || low < 0)
                    {
                        return null;
                    }

                    b = (high << 4) | low;
                    at += 2;
                }

                text[count] = (byte)b;
                count++;
            }

            return Utf8.Text(text, 0, count);
        }

        private bool Add(string name, string value)
        {
            if (name == null || value == null || Count == FieldsMax)
            {
                return false;
            }

            _names[Count] = name;
            _values[Count] = value;
            Count++;
            return true;
        }
    }
}
