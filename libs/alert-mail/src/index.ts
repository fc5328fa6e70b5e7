export { writeLetter } from './write-letter';
