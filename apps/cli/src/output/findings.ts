import type { Finding } from '../checks/finding';
import { renderTable } from './table';

const marks = { good: '✓', warning: '!', bad: '✗', 'not-checked': '–' } as const;

export function renderFindings(findings: readonly Finding[], width?: number): string {
  return renderTable(
    [
      { title: '', cell: ({ state }) => marks[state] },
      { title: 'Checked', cell: ({ what }) => what },
      { title: 'Found', maxWidth: 90, shrinks: true, cell: ({ detail }) => detail },
    ],
    findings,
    { width },
  );
}
