using Recording.Functions.StandIn;

return await StandInProgram.RunAsync(args);
