export { statementCsv } from './csv/statement-csv';
export { statementJson } from './json/statement-json';
export { statementXlsx } from './xlsx/statement-xlsx';
