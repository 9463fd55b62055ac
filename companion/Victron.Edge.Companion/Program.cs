// Program: hands the command line to the verbs.

using Victron.Edge.Companion.Commands;

return await CommandRoot.RunAsync(args).ConfigureAwait(false);
