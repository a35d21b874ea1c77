using System.Net;

namespace Recording.Storage.Tests.Azure;

/// <summary>Carries requests to a real service, or does on the way what is planned for the request with that number (from 0).</summary>
internal sealed class FaultyHandler(Func<int, Fault> plan) : DelegatingHandler(new SocketsHttpHandler())
{
    private int _requests;

    /// <summary>How many requests were sent, those included that came to nothing.</summary>
    public int Requests => _requests;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (plan(Interlocked.Increment(ref _requests) - 1))
        {
            case Fault.Unreachable:
                throw new HttpRequestException("The connection was refused.");
            case Fault.Busy:
                return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request, Content = new ByteArrayContent([]) };
            case Fault.AnswerLost:
                (await base.SendAsync(request, cancellationToken)).Dispose();
                throw new HttpRequestException("The connection was reset.");
            case Fault.BodyChanged:
                var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
                body[0]++;
                var changed = new ByteArrayContent(body);
                foreach (var header in request.Content.Headers)
                    changed.Headers.TryAddWithoutValidation(header.Key, header.Value);
                request.Content = changed;
                return await base.SendAsync(request, cancellationToken);
            case Fault.AnswerBreaksOff:
                var response = await base.SendAsync(request, cancellationToken);
                var broken = new StreamContent(new BreakingStream(await response.Content.ReadAsStreamAsync(cancellationToken), 1000));
                foreach (var header in response.Content.Headers)
                    broken.Headers.TryAddWithoutValidation(header.Key, header.Value);
                response.Content = broken;
                return response;
            default:
                return await base.SendAsync(request, cancellationToken);
        }
    }
}
