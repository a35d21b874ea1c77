using Recording.Server;

return await RecordingServerProgram.RunAsync(args);
