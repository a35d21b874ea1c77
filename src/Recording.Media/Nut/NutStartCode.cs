namespace Recording.Media.Nut;

/// <summary>The eight bytes in front of each packet that is no frame (NUT specification, "Format Definition").</summary>
internal static class NutStartCode
{
    public const ulong Main = 0x4E4D7A561F5F04AD;
    public const ulong Stream = 0x4E5311405BF2F9DB;
    public const ulong SyncPoint = 0x4E4BE4ADEECA4569;
}
