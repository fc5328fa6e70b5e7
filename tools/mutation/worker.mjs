/** Tries the mutants of a file, and tells the parent of each whether a spec fails; last, that it is through. */
import { mutantsOf } from './mutants.mjs';
import { passes } from './specs.mjs';

const [file = '', ...specs] = process.argv.slice(2);

process.on('disconnect', () => process.exit());

const failing = await failingSpec();
if (failing !== undefined) {
  process.send?.({ problem: `${failing} fails as it is` });
} else {
  for (const mutant of mutantsOf(file)) {
    const { line, what } = mutant;
    const killed = (await failingSpec(mutant)) !== undefined;
    process.send?.({ line, what, killed });
  }
  process.send?.('through');
}
process.disconnect?.();

/** @param {import('./mutants.mjs').Mutant} [mutant] */
async function failingSpec(mutant) {
  for (const [index, spec] of specs.entries()) {
    if (await passes(spec, mutant)) continue;
    // The next mutant is near this one: so is the spec that sees it.
    specs.unshift(...specs.splice(index, 1));
    return spec;
  }
  return undefined;
}
