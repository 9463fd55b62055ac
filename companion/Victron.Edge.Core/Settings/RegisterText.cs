// RegisterText: a register's answer in words: its value, or why there is none. The same words in every verb.

using System.Globalization;
using Victron.Edge.Catalogue;
using Victron.Edge.Core.Devices;
using Victron.Edge.Core.Registers;

namespace Victron.Edge.Core.Settings;

/// <summary>Words for answers.</summary>
public static class RegisterText
{
    /// <summary>Value and unit; <c>--</c> for one that is absent; bytes in hexadecimal for what has no single value.</summary>
    /// <param name="reading">An answered one.</param>
    public static string Value(SettingReading reading) => reading.Value?.Status switch
    {
        RegisterValueStatus.Ok => reading.Value.Text,
        RegisterValueStatus.Absent => QuantityFormat.AbsentText,
        _ => "0x" + Convert.ToHexString(reading.Reply.Value),
    };

    /// <summary>The line of <c>get</c>: name, value, unit.</summary>
    public static string Line(SettingReading reading) => $"{reading.Entry.Key} {Value(reading)}";

    /// <summary>Why there is no value.</summary>
    /// <returns>One sentence without a full stop; null when there is one.</returns>
    public static string? Problem(SettingReading reading) => reading.Reply.Kind switch
    {
        ReplyKind.Unanswered => Sentences.RegisterUnanswered,
        ReplyKind.Refused => Say.With(Sentences.RegisterRefused, reading.Reply.Problem),
        _ => Flags(reading.Reply.Flags),
    };

    /// <summary>Whether the device said that it has no such register.</summary>
    public static bool IsMissing(SettingReading reading) => reading.Reply is { Kind: ReplyKind.Answered, Flags: RegisterReply.UnknownRegister or RegisterReply.ReadOnly };

    /// <summary>Whether nothing is known because nobody answered.</summary>
    public static bool IsUnanswered(SettingReading reading) => reading.Reply.Kind != ReplyKind.Answered;

    /// <summary>The value.</summary>
    /// <returns>Null when there is none that is known.</returns>
    public static string? Known(SettingReading? reading) => reading is not null && Problem(reading) is null ? Value(reading) : null;

    /// <summary>The id as users write it.</summary>
    public static string Id(int register) => string.Create(CultureInfo.InvariantCulture, $"0x{register:X4}");

    /// <summary>What the flags of an answer say.</summary>
    /// <returns>One sentence without a full stop; null for none.</returns>
    public static string? Flags(byte flags) => flags switch
    {
        0 => null,
        RegisterReply.UnknownRegister => Sentences.RegisterUnknown,
        RegisterReply.ReadOnly => Sentences.RegisterUnsupported,
        RegisterReply.BadValue => Sentences.RegisterNoValue,
        _ => Say.With(Sentences.RegisterFlags, string.Create(CultureInfo.InvariantCulture, $"0x{flags:X2}")),
    };
}
