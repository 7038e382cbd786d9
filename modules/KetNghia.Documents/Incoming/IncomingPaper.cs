using KetNghia.Documents.Contracts;
using KetNghia.Documents.Contracts.Deciding;
using KetNghia.Documents.Contracts.Papers;

namespace KetNghia.Documents.Incoming;

/// <summary>
/// Văn bản đến: a paper of another body, as the clerk entered it into the register of its year. Its number of arrival is given
/// once and for all: a paper taken out of the register keeps it, with the reason. Nghị định 30/2020/NĐ-CP, Điều 22 and Phụ lục VI.
/// </summary>
internal sealed class IncomingPaper : ITenantOwned, IRecorded
{
    /// <summary>Of the books numbers of arrival are counted in, one for each year.</summary>
    public const string Book = "incoming";

    public const int IssuerLength = 200;
    public const int SubjectLength = 500;
    public const int PassedToLength = 200;
    public const int NoteLength = 1000;
    public const int ReasonLength = 1000;
    public const int MostPages = 9_999;
    public const int KeyLength = 260;
    public const int SearchLength = 800;

    private IncomingPaper()
    {
    }

    public IncomingPaper(Guid id, Guid tenantId, int number, int copy, IncomingInput input, Actor by)
    {
        Id = id;
        TenantId = tenantId;
        (Year, Number) = (input.ArrivedOn!.Value.Year, number);
        (RegisteredById, RegisteredByName, RegisteredAtUtc) = (by.Id, by.Shown, by.AtUtc);
        Write(input, copy);
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Of arrival: the register the number was taken in.</summary>
    public int Year { get; private set; }

    /// <summary>Số đến, from 1 in each year.</summary>
    public int Number { get; private set; }

    public DateOnly ArrivedOn { get; private set; }

    public DecidingDocumentKind Kind { get; private set; }

    /// <summary>Số of whoever issued it; null for a paper without one.</summary>
    public string? CodeNumber { get; private set; }

    public string? CodeNotation { get; private set; }

    public string Issuer { get; private set; } = "";

    public DateOnly IssuedOn { get; private set; }

    /// <summary>Trích yếu.</summary>
    public string Subject { get; private set; } = "";

    public PaperUrgency Urgency { get; private set; }

    /// <summary>Số trang; null when nobody counted.</summary>
    public int? PageAmount { get; private set; }

    /// <summary>Hạn trả lời.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Đơn vị hoặc người nhận.</summary>
    [Classified(PersonalDataClass.Basic)]
    public string? PassedTo { get; private set; }

    public string? Note { get; private set; }

    /// <summary>
    /// Which copy of the same paper this is, from 1. The database holds one of each (with <see cref="TwinKey"/>), so that a paper
    /// is entered twice only when the clerk says it is another copy: the same paper does come by post and by the paper system,
    /// and each arrival is registered.
    /// </summary>
    public int Copy { get; private set; }

    /// <summary>
    /// Year of issue, number, notation and issuer, folded: numbers begin anew each year, so the same number of another year is
    /// another paper. Null for a paper without a number, and when it has been taken out: it may be entered again then.
    /// </summary>
    public string? TwinKey { get; private set; }

    public Guid RegisteredById { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string RegisteredByName { get; private set; } = "";

    public DateTime RegisteredAtUtc { get; private set; }

    /// <summary>Why it was taken out of the register; null for one that stands in it.</summary>
    public string? RemovedReason { get; private set; }

    [Classified(PersonalDataClass.Basic)]
    public string? RemovedByName { get; private set; }

    public DateTime? RemovedAtUtc { get; private set; }

    /// <summary>Folded: number, issuer, subject.</summary>
    public string SearchText { get; private set; } = "";

    public long Version { get; private set; } = 1;

    /// <summary>"3651/QĐ-UBND"; what it is about when it has no number.</summary>
    public string Label => PaperCode.Shown(CodeNumber, CodeNotation) ?? Subject;

    /// <summary>Everything that is wrong with what was typed, as far as it has been typed.</summary>
    public static IEnumerable<BusinessException> FaultsOf(IncomingInput input, DateOnly today)
    {
        foreach (var fault in PaperCode.Of(input.Number, input.Notation).Faults())
        {
            yield return fault;
        }

        if (input.ArrivedOn > today)
        {
            yield return new BusinessException(DocumentsErrors.ArrivedInFuture).At("Input.ArrivedOn");
        }

        if (input.IssuedOn > (input.ArrivedOn ?? today))
        {
            yield return new BusinessException(DocumentsErrors.IssuedAfterArrival).With("arrived", input.ArrivedOn ?? today).At("Input.IssuedOn");
        }

        if (input.DueOn < input.ArrivedOn)
        {
            yield return new BusinessException(DocumentsErrors.DueBeforeArrival).With("arrived", input.ArrivedOn).At("Input.DueOn");
        }
    }

    /// <returns>Null for a paper without a number.</returns>
    public static string? KeyOf(IncomingInput input)
    {
        var code = PaperCode.Of(input.Number, input.Notation);
        if (code.Number is null || input.IssuedOn is not { } on)
        {
            return null;
        }

        var key = string.Join('|', on.Year, VietnameseText.Fold(code.Number).TrimStart('0'), VietnameseText.Fold(code.Notation), VietnameseText.Fold(input.Issuer));
        return key.Length <= KeyLength ? key : key[..KeyLength];
    }

    /// <exception cref="BusinessException">It would belong into the register of another year.</exception>
    public void Change(IncomingInput input, int copy)
    {
        if (input.ArrivedOn!.Value.Year != Year)
        {
            throw new BusinessException(DocumentsErrors.ArrivedInOtherYear).With("number", Number).With("year", Year).At("Input.ArrivedOn");
        }

        Write(input, copy);
    }

    /// <summary>Gỡ khỏi sổ: the number stays its own.</summary>
    public void Remove(string reason, Actor by)
    {
        (RemovedReason, RemovedByName, RemovedAtUtc) = (VietnameseText.Clean(reason), by.Shown, by.AtUtc);
        TwinKey = null;
    }

    private void Write(IncomingInput input, int copy)
    {
        var code = PaperCode.Of(input.Number, input.Notation);
        (CodeNumber, CodeNotation) = (code.Number, code.Notation);
        (ArrivedOn, IssuedOn, DueOn) = (input.ArrivedOn!.Value, input.IssuedOn!.Value, input.DueOn);
        (Kind, Urgency, PageAmount) = (input.Kind!.Value, input.Urgency, input.PageAmount);
        Issuer = VietnameseText.Clean(input.Issuer);
        Subject = VietnameseText.Clean(input.Subject);
        PassedTo = VietnameseText.CleanOrNull(input.PassedTo);
        Note = VietnameseText.CleanOrNull(input.Note);
        (TwinKey, Copy) = (KeyOf(input), copy);
        var folded = VietnameseText.Fold($"{PaperCode.Shown(CodeNumber, CodeNotation)} {Issuer} {Subject}");
        SearchText = folded.Length <= SearchLength ? folded : folded[..SearchLength];
    }
}

/// <summary>An incoming paper as it is typed; lengths have been checked.</summary>
internal sealed record IncomingInput
{
    public DateOnly? ArrivedOn { get; init; }

    public DecidingDocumentKind? Kind { get; init; }

    /// <summary>Alone, or with the notation behind a stroke.</summary>
    public string? Number { get; init; }

    public string? Notation { get; init; }

    public string? Issuer { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public string? Subject { get; init; }

    public PaperUrgency Urgency { get; init; } = PaperUrgency.Normal;

    public int? PageAmount { get; init; }

    public DateOnly? DueOn { get; init; }

    public string? PassedTo { get; init; }

    public string? Note { get; init; }

    /// <summary>The same paper stands in the register, and this is another copy of it.</summary>
    public bool IsAnotherCopy { get; init; }
}
