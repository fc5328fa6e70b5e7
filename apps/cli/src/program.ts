import { Command } from 'commander';
import { version } from '../package.json';
import { defineCommands, type Load } from './command-line';
import type { ExitCode, Io } from './io';
import { refuseRepeatedOptions } from './refuse-repeated-options';

/**
 * The command line of `orgcost`. Loads nothing but itself: a command's module is imported when the command is called.
 * @param finish told the exit code of the command that was called
 */
export function createProgram(io: Io, finish: (exitCode: ExitCode) => void): Command {
  const program = new Command('orgcost')
    .description(
      'What every account of an AWS organization costs: by day, service and charge type.',
    )
    .version(version)
    .option('--config <file>', 'settings, instead of ./orgcost.config.yaml')
    .option('--json', 'print JSON')
    .option('--profile <name>', 'AWS profile to sign in with')
    .option('--region <region>', 'AWS Region')
    .option('--ledger <folder>', 'embedded ledger, instead of ./.orgcost/ledger')
    .option('--table <name>', 'DynamoDB table that is the ledger, instead of an embedded one')
    .option('--endpoint-url <url>', "the table's endpoint, such as an emulator's")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => {
        // One line, beginning as all other errors do; a "(Did you mean …?)" has a line of its own otherwise.
        write(text.replace(/^error: /, 'orgcost: ').replace(/\n(?=\()/, ' '));
      },
    })
    .exitOverride();

  const calls = (command: Command, load: Load): Command =>
    command.action(async () => {
      const [perform, { contextOf }] = await Promise.all([load(), import('./context')]);
      const given = { ...command.optsWithGlobals(), ...argumentsOf(command) };
      finish(await perform(await contextOf(given, io), given));
    });
  defineCommands(program, calls);
  refuseRepeatedOptions(program);
  return program;
}

/** By name, as options are. */
function argumentsOf({ registeredArguments, processedArgs }: Command): Record<string, unknown> {
  return Object.fromEntries(
    registeredArguments.map((argument, index) => [argument.name(), processedArgs[index]]),
  );
}
