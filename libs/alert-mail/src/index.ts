export { alertText } from './alert-text';
export {
  command,
  heading,
  note,
  notice,
  paragraph,
  type AmountTable,
  type Block,
  type Page,
} from './page/page';
export { shellWord } from './page/shell-word';
export { shortened } from './page/names';
export { writePage } from './write-page';
export { writeLetter } from './write-letter';
