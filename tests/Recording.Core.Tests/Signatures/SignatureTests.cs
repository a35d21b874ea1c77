using FsCheck;
using FsCheck.Fluent;
using Recording.Core.Signatures;

namespace Recording.Core.Tests.Signatures;

public sealed class SignatureTests
{
    public static TheoryData<int> Vectors { get; } = new(Enumerable.Range(0, SignatureVector.All.Count));

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Verify_RequestOfAnOfficialClient_Fits(int vector) =>
        Assert.True(SignatureVector.All[vector].Verifies(), SignatureVector.All[vector].Name);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Verify_AnyByteOfWhatIsSignedChanged_IsRefused(int index)
    {
        var vector = SignatureVector.All[index];
        var changed = 0;
        foreach (var request in Changes(vector))
        {
            Assert.False(vector.Verifies(request), vector.Name);
            changed++;
        }

        Assert.True(changed > 100, $"Only {changed} changes were tried.");
    }

    [Fact]
    public void Verify_OtherSecret_IsRefused() =>
        Assert.All(SignatureVector.All, vector => Assert.False((vector with { Secret = vector.Secret + "x" }).Verifies()));

    [Fact]
    public void SignThenVerify_AnyText_Holds() =>
        Prop.ForAll<(string, string)[], (string, string)[], string>((query, form, secret) =>
        {
            var request = new SignedRequest("POST", "/", Pairs(query), Pairs(form), new Dictionary<string, string> { ["host"] = "h" }, "hash");
            Assert.True(RpcSignature.Verify(request, secret ?? "", RpcSignature.Sign(request, secret ?? "")));
            var authorization = new Acs3Authorization("id", ["host"], Acs3Signature.Sign(request, ["host"], secret ?? ""));
            Assert.True(Acs3Signature.Verify(request, authorization, secret ?? ""));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Verify_AnySignatureText_NeverThrows() =>
        Prop.ForAll<string>(text =>
        {
            var vector = SignatureVector.All[0];
            Assert.False(RpcSignature.Verify(vector.Request, vector.Secret, text ?? ""));
            Assert.False(Acs3Signature.Verify(vector.Request, new Acs3Authorization("id", ["host"], text ?? ""), vector.Secret));
            _ = Acs3Authorization.TryParse(text, out _);
            _ = Acs3Authorization.TryParse(Acs3Authorization.Scheme + " " + text, out _);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("a b", "a%20b")]
    [InlineData("*", "%2A")]
    [InlineData("!'()", "%21%27%28%29")]
    [InlineData("a-b_c.d~e", "a-b_c.d~e")]
    [InlineData("直播", "%E7%9B%B4%E6%92%AD")]
    [InlineData("/+&=%", "%2F%2B%26%3D%25")]
    public void Encode_Text_FollowsRfc3986(string text, string expected) => Assert.Equal(expected, PercentEncoding.Encode(text));

    /// <summary>The request with one character changed, at every place that is signed.</summary>
    private static IEnumerable<SignedRequest> Changes(SignatureVector vector)
    {
        var request = vector.Request;
        foreach (var method in Texts(request.Method))
            yield return request with { Method = method };
        foreach (var query in PairChanges(request.Query))
            yield return request with { Query = query };
        if (!vector.IsV3)
        {
            foreach (var form in PairChanges(request.Form))
                yield return request with { Form = form };
            yield break;
        }

        foreach (var path in Texts(request.Path))
            yield return request with { Path = path };
        foreach (var hash in Texts(request.BodyHash))
            yield return request with { BodyHash = hash };
        Assert.True(Acs3Authorization.TryParse(request.Headers["authorization"], out var authorization));
        foreach (var name in authorization.SignedHeaders)
        {
            foreach (var value in Texts(request.Headers[name]))
                yield return request with { Headers = new Dictionary<string, string>(request.Headers) { [name] = value } };
        }
    }

    private static IEnumerable<IReadOnlyList<KeyValuePair<string, string>>> PairChanges(IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        for (var i = 0; i < pairs.Count; i++)
        {
            if (pairs[i].Key == RpcSignature.Parameter)
                continue;
            foreach (var name in Texts(pairs[i].Key))
                yield return [.. pairs.Take(i), KeyValuePair.Create(name, pairs[i].Value), .. pairs.Skip(i + 1)];
            foreach (var value in Texts(pairs[i].Value))
                yield return [.. pairs.Take(i), KeyValuePair.Create(pairs[i].Key, value), .. pairs.Skip(i + 1)];
        }
    }

    private static IEnumerable<string> Texts(string text)
    {
        for (var i = 0; i < text.Length; i++)
            yield return text[..i] + (char)(text[i] ^ 1) + text[(i + 1)..];
        yield return text + "x";
    }

    private static List<KeyValuePair<string, string>> Pairs((string, string)[]? pairs) =>
        [.. (pairs ?? []).Select(pair => KeyValuePair.Create(pair.Item1 ?? "", pair.Item2 ?? ""))];
}
