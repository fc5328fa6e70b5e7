import type { Command } from 'commander';

/** Of several values commander keeps the last: that would answer less than was asked. */
export function refuseRepeatedOptions(command: Command): void {
  for (const option of command.options) {
    const takesOne = (option.required || option.optional) && !option.variadic;
    if (!takesOne) continue;
    let given = false;
    command.on(`option:${option.name()}`, () => {
      if (given) {
        command.error(`error: ${option.long} is given twice, but takes one value: leave one out`);
      }
      given = true;
    });
  }
  command.commands.forEach(refuseRepeatedOptions);
}
