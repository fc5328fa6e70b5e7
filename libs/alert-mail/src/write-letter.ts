import type { WriteLetter } from '@orgcost/alerting';
import { pageOf } from './page/letter-page';
import { subjectOf } from './subject';
import { writePage } from './write-page';

export const writeLetter: WriteLetter = (letter) => writePage(subjectOf(letter), pageOf(letter));
