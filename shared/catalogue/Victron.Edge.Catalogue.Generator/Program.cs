// victron-edge-catalogue: checks the tables and writes the files that are made of them.

using Victron.Edge.Catalogue.Generator;

return GeneratorCommand.Run(args, Console.Out, Console.Error);
