using System.ComponentModel.DataAnnotations;
using KetNghia.Administration.Contracts;
using KetNghia.Emulation.Assessments;
using KetNghia.Emulation.Localization;
using KetNghia.Emulation.Scoring;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Emulation.Areas.Emulation.Pages.Departments;

internal sealed class DepartmentInput
{
    [Required, StringLength(ScoringDepartment.NameLength, MinimumLength = 3)]
    public string? Name { get; set; }

    [Required]
    public DateOnly? DueOn { get; set; }

    public List<string> Nodes { get; set; } = [];

    public List<ScorerModel> Scorers { get; set; } = [];

    /// <summary>The version the person looked at.</summary>
    public long? Version { get; set; }

    public DepartmentFacts ToFacts() => new(
        Name!, DueOn!.Value, [.. Nodes.Distinct()], [.. Scorers.Where(s => s is { Chosen: true, Id: not null }).Select(s => new NamedScorer(s.Id!.Value, "", s.Weight ?? 1))]);
}

internal sealed class ScorerModel
{
    public Guid? Id { get; set; }

    public bool Chosen { get; set; }

    public int? Weight { get; set; }
}

/// <summary>The form of a department: its name, its day, what it scores and who does.</summary>
internal abstract class DepartmentForm(DepartmentQueries queries, IWorkspaceMembers members, IStringLocalizer<EmulationResource> texts) : FormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DepartmentInput Input { get; set; } = new();

    public Duties Duties { get; private set; } = null!;

    /// <summary>Who may score for a department.</summary>
    public IReadOnlyList<WorkspaceMember> People { get; private set; } = [];

    /// <summary>Components that take figures and are nobody else's.</summary>
    public IReadOnlyList<RubricNode> Free { get; private set; } = [];

    /// <summary>Several people may score some of them.</summary>
    public bool HasWeights => Free.Any(n => n.Type == ComponentType.Manual);

    public abstract bool IsNew { get; }

    /// <summary>Heading above a component: its group, or the block of bonus or penalty it is in.</summary>
    public string GroupOf(RubricNode leaf) => Duties.Rubric.All.FirstOrDefault(n => n.Children.Contains(leaf)) is { } group ? $"{group.Id} {group.Name}"
        : texts[Duties.Rubric.Bonus?.Items.Contains(leaf) == true ? "Sheets.Bonus" : "Sheets.Penalty"];

    public ScorerModel ModelOf(WorkspaceMember person, out int at)
    {
        at = Input.Scorers.FindIndex(s => s.Id == person.AccountId);
        if (at < 0)
        {
            at = Input.Scorers.Count;
            Input.Scorers.Add(new ScorerModel { Id = person.AccountId });
        }

        return Input.Scorers[at];
    }

    protected DepartmentQueries Queries => queries;

    protected IStringLocalizer<EmulationResource> Texts => texts;

    /// <param name="self">The department itself, once it is there.</param>
    protected async Task ReadAsync(Guid assessmentId, Guid? self, CancellationToken cancellationToken)
    {
        Duties = await queries.FindAsync(assessmentId, cancellationToken) ?? throw new RecordNotFoundException();
        People = await members.HoldersAsync(EmulationPermissions.Departments.Score, cancellationToken);
        var taken = Duties.Departments.Where(d => d.Id != self).SelectMany(d => d.Nodes).ToHashSet();
        Free = [.. Duties.Rubric.Leaves.Where(n => FigureInputs.IsTyped(n) && !taken.Contains(n.Id))];
    }
}
