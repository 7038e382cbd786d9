namespace KetNghia.Pairing.Contributions;

/// <summary>What one side states of one delivery, typed into a form or sent by a call, until it is judged and kept.</summary>
/// <param name="Figure">Đồng for cash, thousandths for everything else; its value is worked out when it is kept.</param>
/// <param name="On">Day of the hand-over or of the receipt.</param>
internal sealed record Statement(Figure Figure, DateOnly On)
{
    public string? Place { get; init; }

    /// <summary>Who handed over or received.</summary>
    public string? Person { get; init; }

    public string? Note { get; init; }

    public bool HasEvidence { get; init; }

    public string? NoEvidenceReason { get; init; }

    /// <summary>Nothing more follows; of the giving side.</summary>
    public bool IsLast { get; init; }
}
