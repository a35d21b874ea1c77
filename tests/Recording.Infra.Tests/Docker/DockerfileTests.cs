namespace Recording.Infra.Tests.Docker;

public sealed class DockerfileTests
{
    private static string Real { get; } = Repository.Read("infra", "Dockerfile").ReplaceLineEndings("\n");

    [Fact]
    public void Dockerfile_HasNothingWrong() => Assert.Empty(DockerfileCheck.Findings(Real));

    [Fact]
    public void Ports_AreThoseThatAreAskedAt()
    {
        var functions = Dockerfile.Read(Real).Single(stage => stage.Name == "functions");

        Assert.Equal("8080", functions.Last("EXPOSE"));
        Assert.Contains("WEBSITES_PORT: '8080'", Repository.Read("infra", "modules", "premium.bicep"), StringComparison.Ordinal);
        Assert.Contains("targetPort: 8080", Repository.Read("infra", "modules", "container.bicep"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("USER 1654", "", "server runs as root")]
    [InlineData("USER 1654", "USER 0", "server runs as 0")]
    [InlineData("USER 1654", "USER root", "server runs as root")]
    [InlineData("USER 1654", "USER 1654\nRUN touch /x", "server is changed after its user is set")]
    [InlineData("ffmpeg libsqlite3-0", "libsqlite3-0", "server has no FFmpeg")]
    [InlineData("--yes --no-install-recommends ffmpeg \\", "--yes --no-install-recommends \\", "functions has no FFmpeg")]
    [InlineData("ARG DOTNET=10.0", "ARG DOTNET=latest", "is another image tomorrow")]
    [InlineData("sdk:${DOTNET}", "sdk", "has no tag")]
    [InlineData("--no-install-recommends ffmpeg lib", "ffmpeg lib", "leaves more in the image")]
    [InlineData("    && rm -rf /var/lib/apt/lists/* \\\n", "", "leaves more in the image")]
    [InlineData("ENTRYPOINT [\"dotnet\", ", "ENTRYPOINT dotnet ", "ENTRYPOINT must be a list")]
    [InlineData("COPY src/ src/", "COPY sources/ src/", "COPY sources/")]
    [InlineData("COPY src/ src/", "COPY docs/ docs/", "COPY docs/")]
    [InlineData("COPY src/ src/", "ADD https://example.com/x /x", "ADD fetches")]
    [InlineData("--from=build-server", "--from=build-it", "is from no stage")]
    [InlineData("ENV Recording__Data=/data", "ENV Recording__MasterKey=AAAA", "puts a secret into the image")]
    [InlineData("AS server", "AS service", "There is no stage server")]
    public void Mistake_IsSeen(string right, string wrong, string finding)
    {
        var at = Real.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"It does not hold: {right}");

        var findings = DockerfileCheck.Findings(string.Concat(Real.AsSpan(0, at), wrong, Real.AsSpan(at + right.Length)));

        Assert.Contains(findings, text => text.Contains(finding, StringComparison.Ordinal));
    }
}
