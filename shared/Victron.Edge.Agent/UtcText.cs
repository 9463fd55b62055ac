// UtcText: milliseconds since 1970 as ISO 8601 text, with integer arithmetic only.

using Victron.Edge.VeDirect;

namespace Victron.Edge.Agent
{
    /// <summary>Prints UTC times.</summary>
    public static class UtcText
    {
        /// <summary>Appends <c>"2026-11-25T14:03:05.123Z"</c>.</summary>
        /// <param name="unixMs">Milliseconds since 1970-01-01 UTC, 0 to the year 9999.</param>
        [HotPath]
        public static void Write(JsonWriter writer, long unixMs)
        {
            // Days to a date by counting from 1 March of the year 0, so that the leap day comes last (H. Hinnant's civil calendar).
            long days = (unixMs / 86400000) + 719468;
            int msOfDay = (int)(unixMs % 86400000);
            int era = (int)(days / 146097);
            int dayOfEra = (int)(days - ((long)era * 146097));
            int yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
            int dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
            int monthFromMarch = ((5 * dayOfYear) + 2) / 153;
            int day = dayOfYear - (((153 * monthFromMarch) + 2) / 5) + 1;
            int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
            int year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
            writer.Letter('"');
            Digits(writer, year, 4);
            writer.Letter('-');
            Digits(writer, month, 2);
            writer.Letter('-');
            Digits(writer, day, 2);
            writer.Letter('T');
            Digits(writer, msOfDay / 3600000, 2);
            writer.Letter(':');
            Digits(writer, msOfDay / 60000 % 60, 2);
            writer.Letter(':');
            Digits(writer, msOfDay / 1000 % 60, 2);
            writer.Letter('.');
            Digits(writer, msOfDay % 1000, 3);
            writer.Letter('Z');
            writer.Letter('"');
        }

        [HotPath]
        private static void Digits(JsonWriter writer, int value, int count)
        {
            int divisor = 1;
            for (int i = 1; i < count; i++)
            {
                divisor *= 10;
            }

            for (; divisor > 0; divisor /= 10)
            {
                writer.Letter((char)('0' + (value / divisor % 10)));
            }
        }
    }
}
