namespace Recording.Testing.Processes;

/// <summary>The signals that the kit sends, by their Linux numbers.</summary>
public enum UnixSignal
{
    /// <summary>SIGINT: what Ctrl-C sends.</summary>
    Interrupt = 2,

    /// <summary>SIGKILL: sudden death, nothing is cleaned up.</summary>
    Kill = 9,

    /// <summary>SIGTERM: a polite request to end.</summary>
    Terminate = 15,

    /// <summary>SIGCONT: go on after <see cref="Stop"/>.</summary>
    Continue = 18,

    /// <summary>SIGSTOP: freeze; sockets stay open, nothing flows.</summary>
    Stop = 19,
}
