// ControlClaims: which companion serves which control, so that a wish is followed and answered once where several run. Each
// writes its name on the `served` topic of a control; the one whose name stands there and who is online serves it.

namespace Victron.Edge.Roads.Controls;

/// <summary>The claims at a broker.</summary>
/// <param name="me">Name of this companion.</param>
internal sealed class ControlClaims(string me)
{
    private readonly Dictionary<ControlPlace, string> _owners = [];
    private readonly HashSet<string> _online = [];

    /// <summary>Controls that this companion has claimed, now or in an earlier run.</summary>
    public IReadOnlyList<ControlPlace> Mine => [.. _owners.Where(owner => owner.Value == me).Select(owner => owner.Key)];

    /// <summary>Forgets everything: at a connect the broker tells it anew.</summary>
    public void Clear()
    {
        _owners.Clear();
        _online.Clear();
    }

    /// <summary>Takes the word of a companion.</summary>
    public void TakeStatus(string companion, string word) => _ = word == "online" ? _online.Add(companion) : _online.Remove(companion);

    /// <summary>Takes a claim; empty when there is none any more.</summary>
    public void TakeOwner(ControlPlace place, string companion)
    {
        if (companion.Length > 0)
        {
            _owners[place] = companion;
        }
        else
        {
            _ = _owners.Remove(place);
        }
    }

    /// <summary>Whether another companion's name stands there, be it there or gone.</summary>
    public bool IsForeign(ControlPlace place) => _owners.TryGetValue(place, out string? owner) && owner != me;

    /// <summary>The other companion that serves a control.</summary>
    /// <returns>Null when this one may serve it.</returns>
    public string? Other(ControlPlace place) => _owners.TryGetValue(place, out string? owner) && owner != me && _online.Contains(owner) ? owner : null;
}
