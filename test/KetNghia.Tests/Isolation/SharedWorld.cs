using KetNghia.Directory.Contracts;
using KetNghia.Directory.Parties;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Pairing.Agreements;
using KetNghia.Pairing.Contributions;
using KetNghia.Pairing.Pairings;
using KetNghia.Tests.TestBase;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KetNghia.Tests.Isolation;

/// <summary>A word that stands in the records of one sponsor for one commune, or of the pairing itself, and nowhere else.</summary>
/// <param name="Unit">Null: it concerns every commune.</param>
/// <param name="Sponsor">Null: it belongs to the pairing.</param>
/// <param name="IsLate">Written after the sponsor that left had left.</param>
internal sealed record Secret(string Word, Guid? Unit, TestWorkspace? Sponsor, bool IsLate);

internal sealed record SharedHelp(Guid Id, Guid DeliveryId, Guid DiscrepancyId, Secret Secret, long Dong);

/// <summary>Who looks, and what may be seen.</summary>
internal sealed record Viewer(string Name, TestPerson Person, TestWorkspace Workspace, Func<Secret, bool> MaySee);

/// <summary>
/// One pairing of two communes and four sponsors: one that stays, one whose party was succeeded by another, one that has
/// left and one that came after it. Each helps both communes, with a file, two statements and a difference.
/// </summary>
internal sealed class SharedWorld(TestData data)
{
    /// <summary>Stands in every record, so that all of them can be searched for.</summary>
    public const string Common = "khoản thử chung";

    private const string Reason = "Đếm lại tại chỗ";
    private static int _worlds;

    private readonly string _mark = $"{Interlocked.Increment(ref _worlds)}z";
    private readonly List<Secret> _secrets = [];
    private readonly List<SharedHelp> _help = [];

    public TestData Data => data;

    public required TestWorkspace Place { get; init; }

    public Guid PairingId { get; private set; }

    /// <summary>A pairing of none of the sponsors inside the shared one.</summary>
    public Guid InnerId { get; private set; }

    public List<Guid> AgreementIds { get; } = [];

    public IReadOnlyList<Secret> Secrets => _secrets;

    public IReadOnlyList<SharedHelp> Help => _help;

    public required TestWorkspace Staying { get; init; }

    public required TestWorkspace Heir { get; init; }

    public required TestWorkspace Left { get; init; }

    public required TestWorkspace Late { get; init; }

    public required IReadOnlyDictionary<TestWorkspace, Guid> PartyOf { get; init; }

    public required IReadOnlyDictionary<TestWorkspace, TestPerson> PersonOf { get; init; }

    public required TestPerson Mighty { get; init; }

    public required TestPerson Keeper { get; init; }

    public required IReadOnlyDictionary<Guid, Guid> ReceiverOf { get; init; }

    public List<Viewer> Viewers { get; } = [];

    public static async Task<SharedWorld> CreateAsync(TestHost host)
    {
        var data = new TestData(host);
        var place = await data.CreateWorkspaceAsync(WorkspaceKind.Locality, null, null, null, TestData.Zuoich, TestData.ChoChun);
        var (parties, persons) = (new Dictionary<TestWorkspace, Guid>(), new Dictionary<TestWorkspace, TestPerson>());
        var sponsors = new List<TestWorkspace>();
        foreach (var name in new[] { "ở lại", "kế thừa", "đã rời", "đến sau" })
        {
            var party = await data.CreatePartyAsync($"Đơn vị {name} {TestData.Next()}");
            var own = name == "kế thừa" ? await SucceededAsync(data, party) : party;
            var workspace = await data.CreateWorkspaceAsync(WorkspaceKind.Sponsor, partyId: own);
            (parties[workspace], persons[workspace]) = (party, await data.CreateMightyMemberAsync(workspace));
            sponsors.Add(workspace);
        }

        var world = new SharedWorld(data)
        {
            Place = place,
            Staying = sponsors[0],
            Heir = sponsors[1],
            Left = sponsors[2],
            Late = sponsors[3],
            PartyOf = parties,
            PersonOf = persons,
            Mighty = await data.CreateMightyMemberAsync(place),
            Keeper = await data.CreateMightyMemberAsync(place),
            ReceiverOf = new Dictionary<Guid, Guid>
            {
                [TestData.Zuoich] = await data.CreatePartyAsync($"Xã một {TestData.Next()}", PartyKind.Locality, TestData.Zuoich),
                [TestData.ChoChun] = await data.CreatePartyAsync($"Xã hai {TestData.Next()}", PartyKind.Locality, TestData.ChoChun),
            },
        };
        await world.FillAsync();
        await world.NameViewersAsync();
        return world;
    }

    private async Task FillAsync()
    {
        var (then, later) = (Remember("giao", null, null, false), Remember("saunay", null, null, true));
        PairingId = await AsKeeperAsync(s => s.GetRequiredService<PairingAppService>().ProposeAsync(Input(then.Word, [Staying, Heir, Left]), CancellationToken.None));
        await StepAsync(PairingAction.Assign, then.Word);
        await StepAsync(PairingAction.Activate, null);
        AgreementIds.Add(await AgreeAsync(then.Word));
        foreach (var sponsor in new[] { Staying, Heir, Left })
        {
            await HelpBothAsync(sponsor, isLate: false);
        }

        data.Host.Clock.Advance(TimeSpan.FromDays(2));
        await ChangeAsync(Input(then.Word, [Staying, Heir]));
        data.Host.Clock.Advance(TimeSpan.FromDays(2));
        await ChangeAsync(Input(later.Word, [Staying, Heir, Late]));
        await StepAsync(PairingAction.Suspend, later.Word);
        await StepAsync(PairingAction.Resume, null);
        AgreementIds.Add(await AgreeAsync(later.Word));
        await HelpBothAsync(Staying, isLate: true);
        await HelpBothAsync(Late, isLate: true);
        InnerId = await AsKeeperAsync(async s => await s.GetRequiredService<PairingAppService>().ProposeAsync(
            Input(Remember("cuarieng", TestData.Zuoich, Place, true).Word, []) with
            {
                SponsorIds = [await data.CreatePartyAsync($"Trường {_mark}")],
                ReceiverIds = [ReceiverOf[TestData.Zuoich]],
                ParentId = PairingId,
            },
            CancellationToken.None));
    }

    private async Task NameViewersAsync()
    {
        Add("everything of the locality", Mighty, Place, _ => true);
        Add("the first commune", await data.CreateMightyMemberAsync(Place, TestData.Zuoich), Place, s => s.Unit is null || s.Unit == TestData.Zuoich);
        Add("the second commune", await data.CreateMightyMemberAsync(Place, TestData.ChoChun), Place, s => s.Unit is null || s.Unit == TestData.ChoChun);
        Add("the province", await data.CreateMightyMemberAsync(data.Province), data.Province, _ => true);
        Add("the second commune from the province", await data.CreateMightyMemberAsync(data.Province, TestData.ChoChun), data.Province, s => s.Unit is null || s.Unit == TestData.ChoChun);
        foreach (var sponsor in new[] { Staying, Heir, Late })
        {
            Add($"sponsor {sponsor.Slug}", PersonOf[sponsor], sponsor, s => s.Sponsor is null || s.Sponsor == sponsor);
        }

        Add("the sponsor that has left", PersonOf[Left], Left, s => s.Sponsor == Left || (s.Sponsor is null && !s.IsLate));
        var stranger = await data.CreateWorkspaceAsync(WorkspaceKind.Sponsor, partyId: await data.CreatePartyAsync($"Đơn vị lạ {TestData.Next()}"));
        Add("a sponsor of nothing", await data.CreateMightyMemberAsync(stranger), stranger, _ => false);
        var elsewhere = await data.CreateWorkspaceAsync(WorkspaceKind.Locality);
        Add("another locality", await data.CreateMightyMemberAsync(elsewhere), elsewhere, _ => false);
    }

    private void Add(string name, TestPerson person, TestWorkspace workspace, Func<Secret, bool> maySee) => Viewers.Add(new Viewer(name, person, workspace, maySee));

    private async Task HelpBothAsync(TestWorkspace sponsor, bool isLate)
    {
        foreach (var unit in ReceiverOf.Keys)
        {
            var secret = Remember("viec", unit, sponsor, isLate);
            var dong = 10_000_000L + (_help.Count * 1_111_000);
            var side = new SideInput(data.Host.Clock.Today) { Place = secret.Word, Person = secret.Word, Note = secret.Word, Files = [Photo(secret)] };
            var (id, delivery) = await data.AsAsync(PersonOf[sponsor], sponsor, async services =>
            {
                using var inside = services.GetRequiredService<ICurrentTenant>().Change(Place.Id);
                var help = services.GetRequiredService<ContributionAppService>();
                var made = await help.PledgeAsync(
                    PairingId, PartyOf[sponsor], ReceiverOf[unit], data.Cash(dong) with { Title = $"{Common} {secret.Word}", Purpose = secret.Word, EventTag = secret.Word }, CancellationToken.None);
                return (made, await help.HandOverAsync(made, new FigureInput(dong, null), side, CancellationToken.None));
            });
            var gap = await data.AsAsync(Mighty, Place, async services =>
            {
                var help = services.GetRequiredService<ContributionAppService>();
                var found = await help.ConfirmAsync(id, delivery, new FigureInput(dong - 1_000, null), side with { Files = [Photo(secret)] }, CancellationToken.None);
                await help.ProposeAsync(id, found!.Value, new FigureInput(dong - 1_000, null), DiscrepancyReason.Other, $"{Reason} {secret.Word}", forSponsor: false, CancellationToken.None);
                return found.Value;
            });
            _help.Add(new SharedHelp(id, delivery, gap, secret, dong));
        }
    }

    private Secret Remember(string what, Guid? unit, TestWorkspace? sponsor, bool isLate)
    {
        var secret = new Secret($"{what}{_mark}{_secrets.Count}x", unit, sponsor, isLate);
        _secrets.Add(secret);
        return secret;
    }

    private PairingInput Input(string fields, TestWorkspace[] sponsors) => new()
    {
        Terms = new PairingTermsOf { Form = PairingForm.Assigned, Level = PairingLevel.AgencyToCommune, FromOn = new DateOnly(2025, 1, 1), Fields = fields },
        SponsorIds = [.. sponsors.Select(s => PartyOf[s])],
        ReceiverIds = [ReceiverOf[TestData.Zuoich], ReceiverOf[TestData.ChoChun]],
    };

    private Task<Guid> AgreeAsync(string word) => AsKeeperAsync(s => s.GetRequiredService<AgreementAppService>().RecordAsync(
        PairingId, new AgreementTerms(AgreementType.Covenant, word, data.Host.Clock.Today, data.Host.Clock.Today, null, word, word, word),
        [new CommitmentFacts(Guid.Empty, word, 1000, "lớp", null)], null, [], CancellationToken.None));

    private Task<int> ChangeAsync(PairingInput input) => AsKeeperAsync(async s =>
    {
        var version = await s.GetRequiredService<KetNghiaDbContext>().Set<TwinPairing>().Where(p => p.Id == PairingId).Select(p => p.Version).SingleAsync();
        await s.GetRequiredService<PairingAppService>().ChangeAsync(PairingId, input, version, CancellationToken.None);
        return 0;
    });

    private Task<int> StepAsync(PairingAction action, string? word) => AsKeeperAsync(async s =>
    {
        var document = action == PairingAction.Assign ? new DecidingInput { Number = $"{_mark}/QĐ-UBND", Issuer = word, IssuedOn = new DateOnly(2025, 1, 2) } : null;
        await s.GetRequiredService<PairingAppService>().DoAsync(PairingId, action, new StateChangeInput(data.Host.Clock.Today, word) { Document = document }, CancellationToken.None);
        return 0;
    });

    private Task<T> AsKeeperAsync<T>(Func<IServiceProvider, Task<T>> work) => data.AsAsync(Keeper, Place, work);

    private static IFormFile Photo(Secret secret) => TestData.FormFile($"{secret.Word}.jpg", Documents.Samples.Picture());

    private static async Task<Guid> SucceededAsync(TestData data, Guid before)
    {
        var after = await data.CreatePartyAsync($"Đơn vị sáp nhập {TestData.Next()}");
        await data.Host.WithAsync(
            async services =>
            {
                var db = services.GetRequiredService<KetNghiaDbContext>();
                db.Add(new PartySuccession(data.Host.Ids.New(), before, after, PartyChange.Merge, data.Host.Clock.Today, "1/QĐ", data.Host.Clock.Today));
                services.GetRequiredService<IActionLog>().Add(new ActionEntry("Administration.Workspace.Seeded", nameof(Party), after, "sáp nhập"));
                await db.SaveChangesAsync(CancellationToken.None);
            },
            AmbientFrame.Empty with { TenantId = HostTenant.Value });
        return after;
    }
}
