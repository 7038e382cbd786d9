using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;
using KetNghia.Pairing.Access;
using KetNghia.Pairing.Contracts;
using KetNghia.Pairing.Localization;

namespace KetNghia.Pairing.Pairings;

/// <summary>Quyết định phân công kết nghĩa, with the list of the pairs a filter of the pairings holds. QĐ 3651/QĐ-UBND, phần II.2.</summary>
internal sealed class AssignmentDecision(PairingList list, PairingAccess access, IWorkspaceDirectory workspaces, RecordCodes codes, IStringLocalizer<PairingResource> texts) : IPaperKind
{
    public const string KindKey = "assignment";

    /// <summary>Longer lists are several decisions.</summary>
    private const int Most = 2000;

    private static readonly PairingState[] Over = [PairingState.Declined, PairingState.Ended, PairingState.Transferred];

    public string Key => KindKey;

    public string Permission => PairingPermissions.Pairings.View;

    public IReadOnlyList<WorkspaceKind> Workspaces { get; } = [WorkspaceKind.Locality, WorkspaceKind.Province];

    public string TypeCode => PaperLanguage.In(() => texts["PaperKind.assignment.Code"].Value);

    public DecidingDocumentKind? Decides => DecidingDocumentKind.Decision;

    public string Announcement => "PaperKind.assignment.Announcement";

    public IReadOnlyList<PaperPartKind> Parts { get; } =
    [
        new("Authority", PaperPlace.Authority),
        new("Bases", PaperPlace.Bases),
        new("Articles", PaperPlace.Body),
        new("Recipients", PaperPlace.Recipients),
    ];

    /// <summary>The pairs it names are assigned by it.</summary>
    public async Task<PaperFollowUp?> FollowUpAsync(Guid paperId, string source, IReadOnlyList<Guid> recordIds, CancellationToken cancellationToken) =>
        await (await access.PairingsAsync(cancellationToken)).Where(DecidedPair.Awaited).AnyAsync(p => recordIds.Contains(p.Id), cancellationToken)
            ? new PaperFollowUp($"/pairing/pairings/decided/{paperId}", DecidedPairings.Permission)
            : null;

    /// <param name="source">The filter of the list of pairings, as its address says it.</param>
    public async Task<PaperMaterial> ReadAsync(string source, CancellationToken cancellationToken)
    {
        var filter = PairingFilter.Parse(source);
        var localities = await access.LocalityNamesOfFileAsync(workspaces, cancellationToken);
        var rows = await (await list.FoundAsync(filter, cancellationToken)).Where(p => !Over.Contains(p.State)).AsNoTracking()
            .OrderByLocality(codes).ThenBy(p => p.ReceiverSortName).ThenByNumber(p => p.Code).Take(Most)
            .Select(p => new Pair(
                p.TenantId, p.Id, p.SponsorNames, p.ReceiverNames, p.FromOn, p.ToOn, p.Sponsors.Where(s => s.ToOn == null).Select(s => s.PartyId).ToList(),
                p.Receivers.Where(r => r.ToOn == null).Select(r => r.UnitId).ToList()))
            .ToListAsync(cancellationToken);
        var places = rows.Select(r => localities.GetValueOrDefault(r.TenantId)).OfType<string>().Distinct().ToList();
        return new PaperMaterial
        {
            Title = texts["PaperKind.assignment.From", Format.Whole(rows.Count)],
            Path = "/pairing/pairings" + filter.ToQuery(),
            Count = rows.Count,
            Units = [.. rows.SelectMany(r => r.Units).Distinct()],
            Parties = rows.Count == 0 ? [] : [.. rows.Select(r => r.Sponsors).Aggregate((all, those) => [.. all.Intersect(those)])],
            Subjects = [.. rows.Select(r => new PaperSubject(r.TenantId, r.Id, texts.Says(r.SponsorNames, r.ReceiverNames, r.FromOn, r.ToOn)))],
            Fields =
            [
                new("Pairs", Format.Whole(rows.Count)),
                new("Sponsors", Format.Whole(rows.SelectMany(r => r.Sponsors).Distinct().Count())),
                new("Receivers", Format.Whole(rows.SelectMany(r => r.Units).Distinct().Count())),
                new("Area", places.Count == 0 ? Format.Unknown : string.Join(", ", places.Select(PaperLanguage.InSentence))),
            ],
            Annexes = rows.Count == 0 ? [] : [PaperLanguage.In(() => Annex(rows, places.Count > 1 ? localities : null))],
        };
    }

    private PaperAnnex Annex(List<Pair> rows, IReadOnlyDictionary<Guid, string>? localities) => new()
    {
        Title = texts["PaperKind.assignment.Annex"],
        Body =
        [
            new PaperTable
            {
                NumbersColumns = true,
                Columns =
                [
                    new(texts["PaperKind.assignment.Index"], 8, PaperColumnKind.Centred),
                    new(texts["PaperKind.assignment.Sponsor"], 40),
                    new(texts["PaperKind.assignment.Receiver"], 28),
                    .. localities is null ? Array.Empty<PaperColumn>() : [new PaperColumn(texts["PaperKind.assignment.Locality"], 18)],
                    new(texts["PaperKind.assignment.Period"], 25, PaperColumnKind.Centred),
                ],
                Rows =
                [
                    .. rows.Select((r, i) => (IReadOnlyList<string?>)
                    [
                        Format.Whole(i + 1), r.SponsorNames, r.ReceiverNames, .. localities is null ? Array.Empty<string?>() : [localities.GetValueOrDefault(r.TenantId)],
                        r.ToOn is null ? texts["PaperKind.assignment.Since", Format.Date(r.FromOn)].Value : Format.Period(r.FromOn, r.ToOn),
                    ]),
                ],
            },
        ],
    };

    private sealed record Pair(Guid TenantId, Guid Id, string SponsorNames, string ReceiverNames, DateOnly FromOn, DateOnly? ToOn, IReadOnlyList<Guid> Sponsors, IReadOnlyList<Guid> Units);
}
