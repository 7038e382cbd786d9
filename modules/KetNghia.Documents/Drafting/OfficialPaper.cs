using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Drafting;
using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Drafting;

/// <summary>
/// Văn bản: a paper of one workspace, drafted from records, approved by another person, numbered and issued. Texts of its parts
/// are written here; figures and tables come from the records until it is submitted, and from the version submitted after.
/// Lengths of what is issued follow Nghị định 30/2020/NĐ-CP, Phụ lục VI.
/// </summary>
internal sealed partial class OfficialPaper : ITenantOwned, IRecorded
{
    public const int KindLength = 40;
    public const int SourceLength = 1000;
    public const int SubjectLength = 500;
    public const int BodyLength = 200;
    public const int CodeLength = 20;
    public const int NotationLength = 30;
    public const int PlaceLength = 100;
    public const int CapacityLength = 300;
    public const int NameLength = 50;
    public const int SearchLength = 600;

    private readonly List<PaperText> _texts = [];
    private readonly List<PaperUnit> _units = [];
    private readonly List<PaperParty> _parties = [];
    private readonly List<PaperSubjectRow> _subjects = [];

    private OfficialPaper()
    {
    }

    public OfficialPaper(Guid id, Guid tenantId, string kind, string source, string typeCode, Actor by, Guid? replacesId)
    {
        Id = id;
        TenantId = tenantId;
        Kind = kind;
        Source = source;
        TypeCode = typeCode;
        State = PaperState.Draft;
        ReplacesId = replacesId;
        (DraftedById, DraftedForId, DraftedByName, DraftedAtUtc) = (by.Id, by.For?.AccountId, by.Shown, by.AtUtc);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public string Kind { get; private set; } = "";

    public string Source { get; private set; } = "";

    public PaperState State { get; private set; }

    /// <summary>Trích yếu.</summary>
    public string Subject { get; private set; } = "";

    public string? ParentBody { get; private set; }

    public string IssuingBody { get; private set; } = "";

    /// <summary>Abbreviation of the type; with <see cref="BodyCode"/> it makes the notation ("QĐ-UBND").</summary>
    public string TypeCode { get; private set; } = "";

    public string BodyCode { get; private set; } = "";

    /// <summary>Địa danh.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Quyền hạn, chức vụ of who signs, a line each.</summary>
    public string SignerCapacity { get; private set; } = "";

    [Classified(PersonalDataClass.Basic)]
    public string SignerName { get; private set; } = "";

    /// <summary>Number in the register of its year; null until it is issued.</summary>
    public int? Number { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    /// <summary>Versions submitted so far.</summary>
    public int Versions { get; private set; }

    /// <summary>Hash of the newest version.</summary>
    public string? ContentHash { get; private set; }

    /// <summary>The issued paper this one takes the place of when it is issued.</summary>
    public Guid? ReplacesId { get; private set; }

    /// <summary>The one record it is about; null for several.</summary>
    public Guid? AboutId { get; private set; }

    /// <summary>The locality whose record that is.</summary>
    public Guid? AboutTenantId { get; private set; }

    public Guid DraftedById { get; private set; }

    /// <summary>For whom it was drafted; null for the drafter.</summary>
    public Guid? DraftedForId { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string DraftedByName { get; private set; } = "";

    public DateTime DraftedAtUtc { get; private set; }

    public Guid? SubmittedById { get; private set; }

    public Guid? SubmittedForId { get; private set; }

    /// <summary>Quyền hạn, chức vụ of a deputy who approved it for another, a line each; null when the one named in it did.</summary>
    public string? DeputyCapacity { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? DeputyName { get; private set; }

    public DateOnly? ApprovedOn { get; private set; }

    /// <summary>Who brought it where it stands, and when.</summary>
    [Classified(PersonalDataClass.Basic)]
    public string? MovedByName { get; private set; }

    public DateTime? MovedAtUtc { get; private set; }

    /// <summary>Folded: subject, number, issuing body.</summary>
    public string SearchText { get; private set; } = "";

    public long Version { get; private set; } = 1;

    public IReadOnlyList<PaperText> Texts => _texts;

    public IReadOnlyList<PaperUnit> Units => _units;

    /// <summary>Who reads it once it is issued, beside the workspace whose paper it is.</summary>
    public IReadOnlyList<PaperParty> Parties => _parties;
    public IReadOnlyList<PaperSubjectRow> Subjects => _subjects;

    /// <summary>"QĐ-UBND".</summary>
    public string Notation => NotationOf(TypeCode, BodyCode);

    public static string NotationOf(string typeCode, string bodyCode) => string.Join('-', new[] { typeCode, bodyCode }.Where(c => c.Length > 0));

    /// <summary>"07/QĐ-UBND"; null without a number.</summary>
    public static string? NumberOf(int? number, string typeCode, string bodyCode) => number is { } given ? NumberOf(given, NotationOf(typeCode, bodyCode)) : null;

    /// <summary>Below ten with a nought.</summary>
    public static string NumberOf(int number, string notation) => $"{number:00}/{notation}";

    /// <summary>Number and notation of an issued paper ("07/QĐ-UBND"); what it is about before.</summary>
    public string Label => NumberOf(Number, TypeCode, BodyCode) ?? Subject;

    /// <summary>The one unit it concerns, which its files and work belong to; those of several are for whoever sees every unit.</summary>
    public Guid? OnlyUnit => _units.Count == 1 ? _units[0].UnitId : null;

    /// <summary>Everything that is wrong with what was typed.</summary>
    public static IEnumerable<BusinessException> FaultsOf(PaperHeadInput head, string typeCode)
    {
        if (NotationOf(typeCode, VietnameseText.Clean(head.BodyCode)).Length > NotationLength)
        {
            yield return new BusinessException(DocumentsErrors.NotationTooLong).With("max", NotationLength).At("Input.BodyCode");
        }
    }

    /// <returns>Texts that are new.</returns>
    public IReadOnlyList<PaperText> Write(PaperHeadInput head, IReadOnlyDictionary<string, string?> texts, IIdGenerator ids)
    {
        BusinessException.ThrowIfAny(FaultsOf(head, TypeCode));
        var added = new List<PaperText>();
        Subject = VietnameseText.Clean(head.Subject);
        ParentBody = VietnameseText.CleanOrNull(head.ParentBody);
        IssuingBody = VietnameseText.Clean(head.IssuingBody);
        BodyCode = VietnameseText.Clean(head.BodyCode);
        Place = VietnameseText.Clean(head.Place);
        SignerCapacity = TypedLines.Kept(head.SignerCapacity);
        SignerName = VietnameseText.Clean(head.SignerName);
        (Urgency, DueOn) = (head.Urgency, head.DueOn);
        foreach (var (key, typed) in texts)
        {
            var kept = TypedLines.Kept(typed);
            if (_texts.FirstOrDefault(t => t.Part == key) is { } text)
            {
                text.Change(kept);
            }
            else
            {
                added.Add(new PaperText(ids.New(), TenantId, Id, key, kept));
            }
        }

        _texts.AddRange(added);
        SetSearchText();
        return added;
    }

    /// <summary>Whose units the records are of, as far as whoever writes or submits it sees them.</summary>
    /// <returns>Those that are new.</returns>
    public IReadOnlyList<PaperUnit> Concern(IEnumerable<Guid> unitIds, IIdGenerator ids) => Keep(_units, unitIds, u => u.UnitId, unit => new PaperUnit(ids.New(), TenantId, Id, unit));

    /// <summary>Who sees everything it is made of, and the record it is about; as <see cref="Concern"/> it stands still once it is submitted.</summary>
    /// <returns>Parties that are new.</returns>
    public IReadOnlyList<PaperParty> Reach(IEnumerable<Guid> partyIds, PaperSubject? about, IIdGenerator ids)
    {
        (AboutTenantId, AboutId) = (about?.TenantId, about?.RecordId);
        return Keep(_parties, partyIds, p => p.PartyId, party => new PaperParty(ids.New(), TenantId, Id, party));
    }

    /// <summary>The records it is made of, with what it says of each.</summary>
    /// <returns>Those that are new.</returns>
    public IReadOnlyList<PaperSubjectRow> Tell(IReadOnlyList<PaperSubject> subjects, IIdGenerator ids)
    {
        var wanted = subjects.DistinctBy(s => s.RecordId).Select((subject, i) => (subject, order: i + 1)).ToDictionary(s => s.subject.RecordId);
        _subjects.RemoveAll(s => !wanted.ContainsKey(s.RecordId));
        foreach (var row in _subjects)
        {
            wanted.Remove(row.RecordId, out var kept);
            row.Change(kept.subject, kept.order);
        }

        var added = wanted.Values.Select(s => new PaperSubjectRow(ids.New(), TenantId, Id, s.subject, s.order)).ToList();
        _subjects.AddRange(added);
        return added;
    }

    public void Submit(int version, string hash, Actor by)
    {
        Take(PaperAction.Submit, by);
        (Versions, ContentHash, SubmittedById, SubmittedForId) = (version, hash, by.Id, by.For?.AccountId);
    }

    public void Approve(Actor by, DateOnly on)
    {
        Take(PaperAction.Approve, by);
        ApprovedOn = on;
        (DeputyCapacity, DeputyName) = by.For is { } other ? (CapacityFor(other), by.Name) : (null, null);
    }

    /// <exception cref="BusinessException">The day lies before its approval or in the future, or an answer is due before it.</exception>
    public void Issue(int number, IssueFacts facts, DateOnly today, Actor by)
    {
        BusinessException.ThrowIfAny(FaultsOf(facts.On, ApprovedOn, today, facts.DueOn));
        Take(PaperAction.Issue, by);
        (Number, IssuedOn) = (number, facts.On);
        Keep(facts);
        SetSearchText();
    }

    /// <summary>What is wrong with a day of issue and a due day, as far as they have been typed.</summary>
    public static IEnumerable<BusinessException> FaultsOf(DateOnly? on, DateOnly? approvedOn, DateOnly today, DateOnly? dueOn = null)
    {
        if (on > today)
        {
            yield return new BusinessException(DocumentsErrors.IssuedInFuture).At("Input.On");
        }

        if (on < approvedOn)
        {
            yield return new BusinessException(DocumentsErrors.IssuedBeforeApproval).With("approved", approvedOn).At("Input.On");
        }

        if (dueOn < on)
        {
            yield return new BusinessException(DocumentsErrors.DueBeforeIssue).With("issued", on).At("Input.DueOn");
        }
    }

    /// <summary>Another paper has been issued in its place.</summary>
    public void BeReplaced(Actor by) => Take(PaperAction.Replace, by);

    /// <summary>A step that changes nothing but where it stands.</summary>
    public void Take(PaperAction action, Actor by)
    {
        State = PaperSteps.Rules.Table.Require(State, action).To!.Value;
        (MovedByName, MovedAtUtc) = (by.Shown, by.AtUtc);
        if (State is PaperState.Draft)
        {
            (ApprovedOn, DeputyCapacity, DeputyName) = (null, null, null);
        }
    }

    /// <summary>"TM. …" stays above "KT. CHỦ TỊCH" and the deputy's office; who acts by order or by passed-on authority signs for no body.</summary>
    private string CapacityFor(ActingFor other) => string.Join('\n', [
        .. other.Capacity == ActingCapacity.ForHead ? SignerCapacity.Split('\n').Where(line => line.StartsWith("TM.", StringComparison.OrdinalIgnoreCase)) : [],
        $"{ActingFor.MarkOf(other.Capacity)} {other.Office}", other.DeputyOffice]);

    /// <returns>Those that are new.</returns>
    private static List<T> Keep<T>(List<T> rows, IEnumerable<Guid> wantedIds, Func<T, Guid> idOf, Func<Guid, T> make)
    {
        var wanted = wantedIds.ToHashSet();
        rows.RemoveAll(row => !wanted.Contains(idOf(row)));
        var added = wanted.Except(rows.Select(idOf)).Select(make).ToList();
        rows.AddRange(added);
        return added;
    }

    private void SetSearchText()
    {
        var folded = VietnameseText.Fold($"{(Number is null ? "" : Label)} {Subject} {IssuingBody}");
        SearchText = folded.Length <= SearchLength ? folded : folded[..SearchLength];
    }
}

/// <summary>What stands above and below the text of a paper, as it is typed.</summary>
internal sealed record PaperHeadInput(
    string? Subject, string? ParentBody, string? IssuingBody, string? BodyCode, string? Place, string? SignerCapacity, string? SignerName)
{
    public PaperUrgency Urgency { get; init; } = PaperUrgency.Normal;

    public DateOnly? DueOn { get; init; }
}

/// <summary>The text of one part, as it was typed.</summary>
internal sealed class PaperText : ITenantOwned
{
    public const int PartLength = 40;
    public const int TextLength = 20_000;

    private PaperText()
    {
    }

    internal PaperText(Guid id, Guid tenantId, Guid paperId, string part, string text)
    {
        Id = id;
        TenantId = tenantId;
        PaperId = paperId;
        Part = part;
        Text = text;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid PaperId { get; private set; }

    public string Part { get; private set; } = "";

    public string Text { get; private set; } = "";

    internal void Change(string text) => Text = text;
}

/// <summary>A unit whose records the paper is made of.</summary>
internal sealed class PaperUnit : ITenantOwned
{
    private PaperUnit()
    {
    }

    internal PaperUnit(Guid id, Guid tenantId, Guid paperId, Guid unitId)
    {
        Id = id;
        TenantId = tenantId;
        PaperId = paperId;
        UnitId = unitId;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid PaperId { get; private set; }

    public Guid UnitId { get; private set; }
}

/// <summary>A party that sees every record the paper is made of.</summary>
internal sealed class PaperParty : ITenantOwned
{
    private PaperParty()
    {
    }

    internal PaperParty(Guid id, Guid tenantId, Guid paperId, Guid partyId)
    {
        Id = id;
        TenantId = tenantId;
        PaperId = paperId;
        PartyId = partyId;
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid PaperId { get; private set; }

    public Guid PartyId { get; private set; }
}
