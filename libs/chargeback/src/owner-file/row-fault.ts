import { InvalidInputError, printable } from '@orgcost/domain';

/** What is wrong in a line of a file, and how to mend it. */
export interface RowFault {
  /** 1 is the first, which is the header. */
  readonly line: number;
  readonly message: string;
}

/** As many as are told at once. */
const told = 20;

/** @throws InvalidInputError with a line for each fault, in the order of the file, where there are any */
export function refuseFaults(file: string, faults: readonly RowFault[]): void {
  if (faults.length === 0) return;
  const lines = faults
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, message }) => printable(`${file}, line ${line}: ${message}`));
  const more = lines.length - told;
  const rest = more > 0 ? [`${file}: ${more} more like these: mend these first`] : [];
  throw new InvalidInputError([...lines.slice(0, told), ...rest].join('\n'));
}
