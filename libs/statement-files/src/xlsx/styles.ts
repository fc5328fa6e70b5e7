import type { CellObject } from 'write-excel-file/node';

export const headerStyle: Partial<CellObject> = {
  fontWeight: 'bold',
  backgroundColor: '#E8ECF1',
  bottomBorderStyle: 'thin',
};
export const totalStyle: Partial<CellObject> = { fontWeight: 'bold', topBorderStyle: 'thin' };
export const titleStyle: Partial<CellObject> = { fontWeight: 'bold', fontSize: 16 };
export const warningStyle: Partial<CellObject> = { fontWeight: 'bold', textColor: '#B3261E' };
