namespace Victron.Edge.Web.Settings;

/// <summary>Inputs of a form.</summary>
public enum SettingInput
{
    /// <summary>Only shown.</summary>
    None,

    /// <summary>A number or a text.</summary>
    Text,

    /// <summary>One of some values.</summary>
    Choice,

    /// <summary>Any of some bits.</summary>
    Ticks,

    /// <summary>Done at once, no value.</summary>
    Button,
}
