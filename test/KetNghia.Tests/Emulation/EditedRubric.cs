using System.Globalization;
using KetNghia.Emulation.Rubrics;
using KetNghia.Emulation.Rubrics.Editing;
using KetNghia.Emulation.Scoring;

namespace KetNghia.Tests.Emulation;

/// <summary>A generated rubric that is changed step by step, with a list kept on paper of what must be in it.</summary>
internal sealed class EditedRubric
{
    private readonly List<string> _names = [];
    private Rubric _rubric;
    private int _next;

    public EditedRubric(int shape)
    {
        _rubric = RubricEditRuleTests.Sample();
        _names.AddRange(_rubric.All.Select(n => n.Name!));
        var chance = new Random(shape);
        for (var i = chance.Next(25); i > 0; i--)
        {
            Add(chance.Next());
        }
    }

    /// <summary>What was broken first; null while all holds.</summary>
    public string? Fault { get; private set; }

    /// <summary>One edit, chosen by the number; one that is refused changes nothing.</summary>
    public void Take(int step)
    {
        var before = (_rubric, _names.Count);
        try
        {
            Change(step % 6, step / 6);
        }
        catch (BusinessException)
        {
            _rubric = before._rubric;
        }

        Check();
    }

    private void Change(int kind, int seed)
    {
        var all = _rubric.All.ToList();
        var node = all[seed % all.Count];
        switch (kind)
        {
            case 0:
                Add(seed);
                break;
            case 1:
                _rubric = _rubric.Copy(node.Id, out _);
                _names.AddRange(node.Descend().Select(n => n.Name!));
                break;
            case 2:
                _rubric = _rubric.Remove(node.Id, withUses: seed % 2 == 0);
                node.Descend().ToList().ForEach(n => _names.Remove(n.Name!));
                break;
            case 3 when _rubric.PlacesFor(node) is { Count: > 0 } places:
                _rubric = _rubric.Move(node.Id, places[seed % places.Count]);
                break;
            case 4:
                _rubric = _rubric.Shift(node.Id, seed % 2 == 0 ? 1 : -1);
                break;
            case 5:
                Replace(node, seed);
                break;
        }
    }

    /// <summary>A new id, which may be taken, and another maximum.</summary>
    private void Replace(RubricNode node, int seed)
    {
        var named = _rubric.Bands.SelectMany(b => b.Conditions).Count(c => c.Node == node.Id) + _rubric.TieBreaks.Count(t => t.Node == node.Id);
        var id = $"n{seed % 40}";
        _rubric = _rubric.Replace(node.Id, node with { Id = id, Max = new Fraction(seed % 50, 4), Children = [] });
        var follow = _rubric.Bands.SelectMany(b => b.Conditions).Count(c => c.Node == id) + _rubric.TieBreaks.Count(t => t.Node == id);
        Fault ??= follow == named ? null : $"{named} named {node.Id}, {follow} name {id}";
    }

    private void Add(int seed)
    {
        var places = _rubric.Base.Descend().Where(n => !n.IsLeaf).Select(n => new NodePlace(RubricPart.Base, n.Id)).Append(new NodePlace(RubricPart.Bonus, null)).Append(new NodePlace(RubricPart.Penalty, null)).ToList();
        var place = places[seed % places.Count];
        var isGroup = place.Part == RubricPart.Base && seed % 3 == 0;
        var name = "thêm " + (++_next).ToString(CultureInfo.InvariantCulture);
        var node = new RubricNode
        {
            Id = _rubric.FreeId($"m{seed % 7}"),
            Name = name,
            Kind = isGroup ? NodeKind.Group : NodeKind.Component,
            Type = isGroup ? null : ComponentType.Manual,
            Max = seed % 9,
        };
        try
        {
            _rubric = _rubric.Add(place, node);
            _names.Add(name);
        }
        catch (BusinessException)
        {
            // Too deep or too many: it was not taken.
        }
    }

    private void Check()
    {
        var all = _rubric.All.ToList();
        var text = RubricContents.Of(_rubric).Json;
        var missing = _names.Order(StringComparer.Ordinal).SequenceEqual(all.Select(n => n.Name!).Order(StringComparer.Ordinal)) ? null : "nodes were lost or came by themselves";
        var dangling = _rubric.Bands.SelectMany(b => b.Conditions.Select(c => c.Node)).Concat(_rubric.TieBreaks.Select(t => t.Node)).FirstOrDefault(id => id is not null && all.TrueForAll(n => n.Id != id));
        Fault ??= all.DistinctBy(n => n.Id).Count() != all.Count ? "an id stands twice"
            : missing ?? (dangling is not null ? $"{dangling} is named and not there" : RubricContents.Of(RubricContents.Read(text)).Json == text ? null : "its text reads otherwise");
    }
}
