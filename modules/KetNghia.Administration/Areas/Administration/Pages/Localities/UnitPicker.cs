namespace KetNghia.Administration.Pages.Localities;

/// <summary>Units chosen in a form, and what a search offers to add; works by posting the form back to itself.</summary>
internal sealed class UnitPicker(IEnumerable<IUnitLookup> lookups)
{
    private const int Offered = 30;

    public IReadOnlyList<UnitRef> Chosen { get; private set; } = [];

    public IReadOnlyList<UnitRef> Found { get; private set; } = [];

    /// <param name="withChildren">A unit to take together with those directly below it.</param>
    public async Task LoadAsync(List<Guid> chosen, string? term, DateOnly? asOf, Guid? withChildren, CancellationToken cancellationToken)
    {
        if (lookups.FirstOrDefault() is not { } lookup)
        {
            return;
        }

        if (withChildren is { } parent)
        {
            var children = await lookup.ChildrenAsync(parent, cancellationToken);
            chosen.AddRange(children.Select(c => c.Id).Prepend(parent).Except(chosen).ToList());
        }

        Chosen = [.. (await lookup.GetAsync(chosen, cancellationToken)).Values.OrderBy(u => u.Label, StringComparer.CurrentCulture)];
        Found = string.IsNullOrWhiteSpace(term)
            ? []
            : [.. (await lookup.SearchAsync(term, asOf, Offered, cancellationToken)).Where(u => !chosen.Contains(u.Id))];
    }
}
