using Recording.Media.Tests.Kit;

[assembly: AssemblyFixture(typeof(Sample))]
[assembly: AssemblyFixture(typeof(RtmpServer))]
