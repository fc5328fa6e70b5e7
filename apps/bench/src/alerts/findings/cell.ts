import { figure } from '../../figures';

/** For a table: nothing where there is no such figure. */
export function cell(value: number | undefined): string {
  return value === undefined ? '' : figure(value);
}
