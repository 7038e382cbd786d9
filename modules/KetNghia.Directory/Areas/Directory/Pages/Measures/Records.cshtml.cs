using KetNghia.Directory.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace KetNghia.Directory.Pages.Measures;

/// <summary>The records a value is made of: they add up to it.</summary>
[HasPermission(DirectoryPermissions.Measures.View)]
internal sealed class RecordsModel(IMeasures measures, ITexts names, ShownYear shown, ICurrentUser user, IClock clock) : MeasuresPage(measures, names, shown, user, clock)
{
    private const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true, Name = PageInfo.NumberKey)]
    public int? Number { get; set; }

    public MeasureDefinition Measure { get; private set; } = null!;

    public MeasureValue? Value { get; private set; }

    public IReadOnlyList<MeasureRecord> Records { get; private set; } = [];

    public PageInfo Paging { get; private set; } = new(1, Size, 0);

    public bool IsShare => Measure.Unit == MeasureUnit.Share;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Name is null || Shown.FirstOrDefault(m => m.Name == Name) is not { } measure)
        {
            return NotFound();
        }

        await FindSubjectAsync(cancellationToken);
        if (Subject is not { } subject || !measure.Subjects.Contains(subject.Kind))
        {
            return NotFound();
        }

        Measure = measure;
        Value = (await All.ReadAsync(new MeasureQuery(subject.Kind, [subject.Id], [measure.Name], Period.From, Period.To), cancellationToken)).FirstOrDefault();
        var (records, total) = await ReadAsync(Math.Clamp(Number ?? 1, 1, int.MaxValue / Size), cancellationToken);
        Paging = PageInfo.Of(Number, total, Size);
        Records = records.Count == 0 && total > 0 ? (await ReadAsync(Paging.Number, cancellationToken)).Records : records;
        return Page();
    }

    /// <summary>Records of other modules are linked by their addresses inside the workspace.</summary>
    public string? LinkOf(MeasureRecord record) => record.Href is { } path ? Request.PathBase + path : null;

    private Task<(IReadOnlyList<MeasureRecord> Records, int Total)> ReadAsync(int number, CancellationToken cancellationToken) =>
        All.RecordsAsync(Measure.Name, Subject!.Kind, Subject.Id, Period.From, Period.To, (number - 1) * Size, Size, cancellationToken);
}
