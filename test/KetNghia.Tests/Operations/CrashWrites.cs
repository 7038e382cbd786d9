using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using KetNghia.Tests.TestBase;

namespace KetNghia.Tests.Operations;

/// <summary>Pledges over the API from several connections, each with its own key for ever, and what was answered to them.</summary>
internal sealed class CrashWrites(ProductProcess process, PairingScene scene, Guid pairing, string token, DateOnly today, int count)
{
    private const int Lines = 6;
    private readonly ConcurrentQueue<int> _waiting = new(Enumerable.Range(0, count));
    private int _unanswered;

    public ConcurrentDictionary<int, Created> Made { get; } = [];

    public ConcurrentBag<string> Refusals { get; } = [];

    /// <summary>Sent, and cut off before the answer.</summary>
    public int Unanswered => _unanswered;

    /// <param name="enough">So many answers are enough for the round; the lines go on writing until they are cut.</param>
    public Round Begin(int enough) => new(this, enough);

    public Task FinishAsync() => Begin(int.MaxValue).EndAsync(cut: false);

    public async Task ShouldAnswerTheSameAgainAsync(int sample)
    {
        using var client = Client();
        foreach (var number in Enumerable.Range(0, sample).Select(i => i * (count / sample)))
        {
            using var answer = await client.SendAsync(Request(number));
            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
            answer.Headers.GetValues("Idempotent-Replayed").Single().ShouldBe("true");
            (await answer.Content.ReadFromJsonAsync<Created>()).ShouldBe(Made[number]);
        }
    }

    public async Task<List<Created>> StoredAsync()
    {
        using var client = Client();
        var found = new List<Created>();
        ApiPage<Created> page;
        do
        {
            page = (await client.GetFromJsonAsync<ApiPage<Created>>($"/api/v1/contributions?pageSize={ApiPaging.LargestSize}&page={(found.Count / ApiPaging.LargestSize) + 1}"))!;
            found.AddRange(page.Items);
        }
        while (page.Items.Count > 0 && found.Count < page.Total);

        return found;
    }

    private async Task CreateAsync(HttpClient client, int number)
    {
        try
        {
            using var answer = await client.SendAsync(Request(number));
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                Made[number] = (await answer.Content.ReadFromJsonAsync<Created>())!;
                return;
            }

            Refusals.Add($"{number}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            // The client lets a bare socket error through when the peer dies between the handshake and the request.
            if (e is not (SocketException or HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }))
            {
                Interlocked.Increment(ref _unanswered);
            }

            _waiting.Enqueue(number);
        }
    }

    private HttpRequestMessage Request(int number) => new(HttpMethod.Post, "/api/v1/contributions")
    {
        Headers = { { "Idempotency-Key", $"khoan-{number}" } },
        Content = JsonContent.Create(new
        {
            pairingId = pairing,
            sponsorPartyId = scene.SponsorId,
            receiverPartyId = scene.ReceiverId,
            kind = "inKind",
            contentGroup = "socio-economic",
            title = $"Heo giống lứa {number}",
            fundingSource = "regularBudget",
            pledgedOn = today,
            quantityThousandths = 1_000 + number,
            unit = "con",
            unitPriceDong = 1_200_000,
            valuationBasis = "marketPrice",
        }),
    };

    private HttpClient Client() => new(new SocketsHttpHandler { MaxConnectionsPerServer = Lines })
    {
        BaseAddress = process.Address,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    };

    internal sealed record Created(Guid Id, string Number) : IComparable<Created>
    {
        public int CompareTo(Created? other) => Id.CompareTo(other?.Id ?? Guid.Empty);
    }

    internal sealed class Round
    {
        private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task _lines;
        private volatile bool _isCut;
        private int _answered;

        public Round(CrashWrites writes, int enough)
        {
            _lines = Task.WhenAll(Enumerable.Range(0, Lines).Select(_ => Task.Run(() => LineAsync(writes, enough))));
        }

        /// <summary>Done when enough is acknowledged, or nothing is left.</summary>
        public Task Enough => Task.WhenAny(_enough.Task, _lines);

        /// <param name="cut">The process is dead: no line begins another request.</param>
        public async Task EndAsync(bool cut = true)
        {
            _isCut = cut;
            await _lines;
        }

        private async Task LineAsync(CrashWrites writes, int enough)
        {
            using var client = writes.Client();
            while (!_isCut && writes._waiting.TryDequeue(out var number))
            {
                await writes.CreateAsync(client, number);
                if (Interlocked.Increment(ref _answered) == enough)
                {
                    _enough.SetResult();
                }
            }
        }
    }
}
