using System.Globalization;
using Recording.Engine.CrashChild;

// <data folder> <address of the receiver> <tasks> <callbacks of each>
var work = new CallbackWork(args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture), int.Parse(args[3], CultureInfo.InvariantCulture));
await work.RunAsync(CancellationToken.None);
Console.WriteLine(CallbackWork.Done);
