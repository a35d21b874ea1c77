namespace Recording.Server.Local;

/// <summary>
/// What the console shows when the server is up: the address, the key, and a first call. The secret is for a person at a terminal; an output that goes
/// elsewhere is a log, and is told where the secret is.
/// </summary>
internal static class Banner
{
    public static string Text(string url, AccessKeyFile key, DataFolder folder, bool isTerminal) =>
        $$$"""

          Recording.Functions is ready.

            Address      {{{url}}}
            Data         {{{folder.Root}}}
            Access key   {{{key.AccessKeyId}}}
            Secret       {{{(isTerminal ? key.AccessKeySecret : $"in {folder.AccessKey}")}}}

          Record a stream (put in your own address):

            curl -s {{{url}}}/api/SubmitLiveRecordJob -H 'x-functions-key: {{{(isTerminal ? key.AccessKeySecret : "...")}}}' -d '{"Name":"first","TemplateId":"system-hls-mp4","StreamInput":{"Type":"rtmp","Url":"rtmp://127.0.0.1/live/stream1"},"RecordOutput":{"Type":"oss"}}'

          Ctrl-C stops; recordings that run are finished up to now and go on at the next start.

          """;
}
