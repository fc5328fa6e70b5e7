export { alertText } from './alert-text';
export { writeLetter } from './write-letter';
