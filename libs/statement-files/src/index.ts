export { statementCsv } from './csv/statement-csv';
export { statementJson } from './json/statement-json';
export { statementPdf } from './pdf/statement-pdf';
export { statementXlsx } from './xlsx/statement-xlsx';
export { describeLine } from './words/describe-line';
