using System.Text.Json.Serialization;

namespace Recording.Contracts.RtcMpuTasks;

/// <summary>What a relay mixes, as it is answered.</summary>
/// <param name="Background">Behind all panes.</param>
/// <param name="EncodeParams">How it is encoded.</param>
/// <param name="Layout">Where pictures go.</param>
/// <param name="UserInfos">Whose streams.</param>
public sealed record MPUTranscodeParams(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MPUBackground? Background,
    MPUEncodeParams EncodeParams,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MPULayout? Layout,
    IReadOnlyList<MPUUserInfo> UserInfos);
